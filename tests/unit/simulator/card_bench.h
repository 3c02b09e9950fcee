// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/card/hex.h"
#include "simulator/card/openssl_handles.h"
#include "simulator/card/simulated_eid.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace simulator::tests {

constexpr auto applet_1_1 = Applet::v1_1;
constexpr auto applet_1_7 = Applet::v1_7;
constexpr auto applet_1_8 = Applet::v1_8;

/// A card on the test bench: commands and answers are written as hexadecimal digits.
class CardBench {
public:
  static constexpr std::uint8_t authentication_key = 0x82;

  explicit CardBench(const EidOptions& options)
      : m_card{options, credentials(options.applet), [this](const std::string& line) { lines.push_back(line); }} {
    m_card.power_on();
  }

  explicit CardBench(Applet applet) : CardBench{EidOptions{.applet = applet}} {}

  /// The whole answer.
  card::Bytes send(card::ByteView command) { return m_card.answer(command); }

  card::Bytes send(std::string_view command) { return send(from_hex(command)); }

  /// Only the status word of the answer.
  std::uint16_t status(std::string_view command) { return status_of(send(command)); }

  static std::uint16_t status_of(const card::Bytes& answer) {
    return static_cast<std::uint16_t>(answer.at(answer.size() - 2) << 8U | answer.back());
  }

  static card::Bytes data_of(card::Bytes answer) {
    answer.resize(answer.size() - 2);
    return answer;
  }

  /// A file as a patient reader gets it; empty when it cannot be selected.
  card::Bytes read_file(std::string_view path) {
    const auto id = from_hex(path);
    card::Bytes select = from_hex("00A4080C");
    select.push_back(static_cast<std::uint8_t>(id.size()));
    select.insert(select.end(), id.begin(), id.end());
    card::Bytes content;
    if (status_of(send(select)) != 0x9000)
      return content;
    std::uint8_t expected = 0;
    for (;;) {
      const auto offset = content.size();
      const auto answer = send(card::Bytes{0x00, 0xB0, static_cast<std::uint8_t>(offset >> 8U),
                                           static_cast<std::uint8_t>(offset & 0xFFU), expected});
      const auto status = status_of(answer);
      if (status >> 8U == 0x6C) {
        expected = static_cast<std::uint8_t>(status & 0xFFU);
        continue;
      }
      if (status != 0x9000)
        return content;
      content.insert(content.end(), answer.begin(), answer.end() - 2);
      expected = 0;
    }
  }

  /// MSE SET for one key, then PSO; the signature, or nothing with `last_status` saying why.
  card::Bytes sign(std::uint8_t key, std::uint8_t algorithm, const card::Bytes& input) {
    send("00A4080C023F00");
    send("00A4020C02DF00");
    last_status = status_of(send(card::Bytes{0x00, 0x22, 0x41, 0xB6, 0x05, 0x04, 0x80, algorithm, 0x84, key}));
    return last_status == 0x9000 ? pso(input) : card::Bytes{};
  }

  /// PSO alone, then GET RESPONSE.
  card::Bytes pso(const card::Bytes& input) {
    card::Bytes command = from_hex("002A9E9A");
    command.push_back(static_cast<std::uint8_t>(input.size()));
    command.insert(command.end(), input.begin(), input.end());
    last_status = status_of(send(command));
    if (last_status >> 8U != 0x61)
      return {};
    const auto answer = send(card::Bytes{0x00, 0xC0, 0x00, 0x00, static_cast<std::uint8_t>(last_status & 0xFFU)});
    last_status = status_of(answer);
    return data_of(answer);
  }

  SimulatedEid& card() { return m_card; }

  std::uint16_t last_status = 0;
  std::vector<std::string> lines;

private:
  /// Made once for the whole test program: RSA keys take time.
  static const CardCredentials& credentials(Applet applet) {
    static SimulatedPki pki;
    static std::map<Applet, CardCredentials> issued;
    const auto found = issued.find(applet);
    return found != issued.end() ? found->second : issued.emplace(applet, pki.issue_card(applet, {})).first->second;
  }

  SimulatedEid m_card;
};

constexpr std::string_view verify_1234 = "0020000108241234FFFFFFFFFF";
constexpr std::string_view verify_9999 = "0020000108249999FFFFFFFFFF";
constexpr std::string_view empty_verify = "00200001";

/// The certificate at the start of a file that zeros pad.
inline CertificateHandle certificate_in(const card::Bytes& file) {
  const std::uint8_t* begin = file.data();
  return CertificateHandle{d2i_X509(nullptr, &begin, static_cast<long>(file.size()))};
}

} // namespace simulator::tests
