// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/simulated_eid.h"

#include "simulator/card/eid_files.h"
#include "simulator/card/hex.h"

#include <openssl/rand.h>

#include <cstdint>
#include <utility>

namespace simulator {

namespace {

using card::Bytes;

/// What no command answers to: another class, or a logical channel other than the first.
std::uint16_t status_of_unknown(const Command& command) {
  constexpr std::uint8_t channels = 0x03;
  if (command.cla == 0x00 || command.cla == 0x80)
    return status::unknown_instruction;
  if ((command.cla & ~channels) == 0x00 || (command.cla & ~channels) == 0x80)
    return status::no_such_channel;
  return status::unknown_class;
}

} // namespace

SimulatedEid::SimulatedEid(SimulatedPki& pki, const EidOptions& options, CardObserver observer)
    : SimulatedEid{options, pki.issue_card(options.applet, options.holder, options.validity, options.is_rekeyed),
                   std::move(observer)} {
}

SimulatedEid::SimulatedEid(EidOptions options, const CardCredentials& credentials, CardObserver observer)
    : m_options{std::move(options)},
      m_files{make_eid_files(m_options, credentials)},
      m_pin{m_options.applet, m_options.pin, m_options.tries_left, m_options.puk},
      m_signing{m_options.applet, credentials, m_options.has_certificates, m_options.has_pss},
      m_observer{std::move(observer)} {
}

Bytes SimulatedEid::atr() const {
  return from_hex(traits_of(m_options.applet).atr);
}

void SimulatedEid::power_on() {
  m_files.power_on();
  m_pin.power_on();
  m_signing.forget();
  m_pending.drop();
}

Bytes SimulatedEid::answer(card::ByteView bytes) {
  const auto command = Command::parse(bytes);
  const auto answer = command ? carry_out(*command) : Answer{status::wrong_length};
  if (m_observer)
    m_observer(observed_line(bytes, answer.status));
  return answer.bytes();
}

Answer SimulatedEid::carry_out(const Command& command) {
  const unsigned instruction = command.instruction();
  if (instruction == 0x00C0) {
    if (command.p1 != 0 || command.p2 != 0)
      return {status::wrong_p1_p2};
    return m_pending.fetch(command.expected_length());
  }
  m_pending.drop();
  if (instruction == 0x0020 || instruction == 0x0024) {
    auto answer = instruction == 0x0020 ? m_pin.verify(command) : m_pin.change(command);
    if (answer.status == status::success && !command.data.empty())
      m_signing.allow_proofs();
    return answer;
  }
  auto answer = carry_out_other(command);
  m_pin.another_command();
  return answer;
}

/// What counts as a command between VERIFY and a signature.
Answer SimulatedEid::carry_out_other(const Command& command) {
  switch (command.instruction()) {
  case 0x00A4:
    return m_files.select(command);
  case 0x00B0:
    return m_files.read_binary(command);
  case 0x00D6:
    return m_files.update_binary(command, m_pin.granted());
  case 0x80B2: {
    if (!is_elliptic(m_options.applet))
      return {status::unknown_instruction};
    auto records = m_files.read_records(command);
    return records.status == status::success ? m_pending.give(std::move(records.data), command.expected_length())
                                             : records;
  }
  case 0x0022:
    return m_signing.set_security_environment(command, m_files.current_directory() == file::belpic);
  case 0x002A:
    return fetched_later(m_signing.sign(command, m_pin));
  case 0x002C:
    return m_pin.unblock(command);
  case 0x0084:
    return get_challenge(command);
  case 0x0088:
    return fetched_later(m_signing.internal_authenticate(command));
  case 0x80E4:
    return get_card_data(command);
  case 0x80E6:
    return log_off(command);
  default:
    return {status_of_unknown(command)};
  }
}

/// T=0 cannot answer a command that had data with data: GET RESPONSE asks for them.
Answer SimulatedEid::fetched_later(Answer answer) {
  return answer.status == status::success ? m_pending.keep(std::move(answer.data)) : answer;
}

/// §1.4. The second form, with the tries left, is new in applet 1.8.
Answer SimulatedEid::get_card_data(const Command& command) {
  if (command.p1 != 0 || command.p2 > (is_elliptic(m_options.applet) ? 1 : 0))
    return {status::wrong_p1_p2};
  Bytes data = chip_serial(m_options);
  const Bytes versions = from_hex(traits_of(m_options.applet).versions);
  data.insert(data.end(), versions.begin(), versions.end());
  if (command.p2 == 1) {
    data.push_back(static_cast<std::uint8_t>(m_pin.tries_left()));
    data.insert(data.end(), 2, 0xFF);
  }
  return m_pending.give(std::move(data), command.expected_length());
}

/// Random bytes for EXTERNAL AUTHENTICATE. P1 and P2 as the Quick-Key Toolset's card has them.
Answer SimulatedEid::get_challenge(const Command& command) {
  if (command.p1 != 0 || command.p2 != 0)
    return {status::wrong_p1_p2};
  Answer answer{.data = Bytes(command.expected_length())};
  require(RAND_bytes(answer.data.data(), static_cast<int>(answer.data.size())) == 1, "random challenge");
  return answer;
}

/// §3.3. That the security environment goes too is only so on the Quick-Key Toolset's card: the stricter of two.
Answer SimulatedEid::log_off(const Command& command) {
  if (command.p1 != 0 || command.p2 != 0)
    return {status::wrong_p1_p2};
  m_pin.log_off();
  m_signing.forget();
  return {};
}

} // namespace simulator
