// SPDX-License-Identifier: EUPL-1.2
#include "practice/card/simulated_eid.h"

#include "practice/card/eid_files.h"
#include "practice/card/hex.h"

#include <utility>

namespace practice {

namespace {

using card::Bytes;

std::optional<ChipKey> optional_key(const SharedKey& key) {
  if (!key)
    return std::nullopt;
  return ChipKey{key};
}

} // namespace

SimulatedEid::SimulatedEid(TestPki& pki, const EidOptions& options, CardObserver observer)
    : SimulatedEid{options, pki.issue_card(options.generation, options.holder, options.validity), std::move(observer)} {
}

SimulatedEid::SimulatedEid(EidOptions options, const CardCredentials& credentials, CardObserver observer)
    : m_options{std::move(options)},
      m_files{make_eid_files(m_options, credentials)},
      m_pin{m_options.pin, m_options.tries_left, is_1_7() ? 0 : 1},
      m_keys{ChipKey{credentials.authentication_key}, ChipKey{credentials.signature_key},
             optional_key(credentials.basic_key)},
      m_observer{std::move(observer)} {
}

Bytes SimulatedEid::atr() const {
  return from_hex(is_1_7() ? "3B9813400AA503010101AD1311" : "3B7F96000080318065B0850401 20120FFF829000");
}

void SimulatedEid::power_on() {
  m_files.power_on();
  m_pin.power_on();
  m_pending.drop();
  m_environment.reset();
}

Bytes SimulatedEid::answer(card::ByteView bytes) {
  const auto command = Command::parse(bytes);
  const auto answer = command ? carry_out(*command) : Answer{status::wrong_length};
  if (m_observer)
    m_observer(observed_line(bytes, answer.status));
  return answer.bytes();
}

Answer SimulatedEid::carry_out(const Command& command) {
  const unsigned instruction = static_cast<unsigned>(command.cla) << 8U | command.ins;
  if (instruction == 0x00C0) {
    if (command.p1 != 0 || command.p2 != 0)
      return {status::wrong_p1_p2};
    return m_pending.fetch(command.expected_length());
  }
  m_pending.drop();
  switch (instruction) {
  case 0x0020:
    return m_pin.verify(command);
  case 0x0024:
    return m_pin.change(command);
  default:
    break;
  }
  auto answer = [&]() -> Answer {
    switch (instruction) {
    case 0x00A4:
      return m_files.select(command);
    case 0x00B0:
      return m_files.read_binary(command);
    case 0x0022:
      return set_security_environment(command);
    case 0x002A:
      return sign(command);
    case 0x0088:
      return internal_authenticate(command);
    case 0x80E4:
      return get_card_data(command);
    case 0x80E6:
      return log_off(command);
    default:
      return {command.cla == 0x00 || command.cla == 0x80 ? status::unknown_instruction : status::unknown_class};
    }
  }();
  m_pin.another_command();
  return answer;
}

/// §1.4. The second form, with the tries left, is new in applet 1.8.
Answer SimulatedEid::get_card_data(const Command& command) {
  if (command.p1 != 0 || command.p2 > (is_1_7() ? 0 : 1))
    return {status::wrong_p1_p2};
  Bytes data = chip_serial(m_options);
  const Bytes versions = from_hex(is_1_7() ? "F33601250117000300 21010F" : "F40101010118000100 00020F");
  data.insert(data.end(), versions.begin(), versions.end());
  if (command.p2 == 1) {
    data.push_back(static_cast<std::uint8_t>(m_pin.tries_left()));
    data.insert(data.end(), 2, 0xFF);
  }
  if (command.expected_length() > data.size())
    return {static_cast<std::uint16_t>(status::wrong_expected_length | data.size())};
  const auto asked = static_cast<std::ptrdiff_t>(command.expected_length());
  Answer answer;
  if (command.expected_length() < data.size())
    answer = m_pending.keep({data.begin() + asked, data.end()});
  answer.data.assign(data.begin(), data.begin() + asked);
  return answer;
}

Answer SimulatedEid::log_off(const Command& command) {
  if (command.p1 != 0 || command.p2 != 0)
    return {status::wrong_p1_p2};
  m_pin.log_off();
  return {};
}

/// §5.1. The order in which a wrong command is found wrong is not documented.
Answer SimulatedEid::set_security_environment(const Command& command) {
  if (command.p1 != 0x41 || command.p2 != 0xB6)
    return {status::wrong_p1_p2};
  const auto data = command.data;
  if (data.size() != 5)
    return {status::wrong_length};
  if (data[0] != 0x04 || data[1] != 0x80 || data[3] != 0x84)
    return {status::wrong_data};
  const bool is_signature_key = data[4] == 0x83;
  if (data[4] != 0x82 && !is_signature_key)
    return {status::reference_not_found};
  if (m_files.current_directory() != file::belpic) // the keys belong to that directory
    return {status::reference_not_found};
  if (!m_options.has_certificates)
    return {status::conditions_not_met};
  const auto algorithm = (is_signature_key ? m_keys.signature : m_keys.authentication).algorithm(data[2]);
  if (!algorithm)
    return {status::wrong_data};
  m_environment = SecurityEnvironment{is_signature_key, *algorithm};
  return {};
}

Answer SimulatedEid::sign(const Command& command) {
  if (command.p1 != 0x9E || command.p2 != 0x9A)
    return {status::wrong_p1_p2};
  if (!m_environment)
    return {status::conditions_not_met};
  const auto& [is_signature_key, algorithm] = *m_environment;
  if (!(is_signature_key ? m_pin.granted_just_before() : m_pin.granted()))
    return {status::pin_not_verified};
  const auto& key = is_signature_key ? m_keys.signature : m_keys.authentication;
  if (!key.fits(algorithm, command.data.size()))
    return {status::wrong_length};
  if (is_signature_key)
    m_pin.use_up();
  return m_pending.keep(key.sign(algorithm, command.data));
}

/// §5.6: proves that the chip is genuine, without a PIN. Applet 1.8's form only.
Answer SimulatedEid::internal_authenticate(const Command& command) {
  if (!m_keys.basic)
    return {status::unknown_instruction};
  if (command.p1 != 0x02 || command.p2 != 0x81)
    return {status::wrong_p1_p2};
  constexpr std::size_t challenge_length = 48;
  const auto data = command.data;
  if (data.size() != 2 + challenge_length)
    return {status::wrong_length};
  if (data[0] != 0x94 || data[1] != challenge_length)
    return {status::wrong_data};
  m_environment.reset();
  return m_pending.keep(m_keys.basic->sign({SignatureAlgorithm::Padding::none, nullptr}, data.subspan(2)));
}

} // namespace practice
