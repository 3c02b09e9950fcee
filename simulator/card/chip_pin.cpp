// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/chip_pin.h"

#include <cstddef>
#include <cstdint>

namespace simulator {

namespace {

constexpr std::size_t block_length = CodeBlock{}.size();

/// Which PIN a command means: only reference 01 exists.
std::uint16_t check_reference(const Command& command) {
  if (command.p1 != 0)
    return status::wrong_parameters;
  return command.p2 == 1 ? status::success : status::reference_not_found;
}

} // namespace

ChipPin::ChipPin(Applet applet, std::string_view pin, int tries_left, std::string_view puk)
    : m_applet{applet}, m_pin{pin, tries_left, full_tries}, m_puk{puk, full_puk_tries, full_puk_tries} {
}

void ChipPin::power_on() {
  log_off();
}

void ChipPin::log_off() {
  m_granted = false;
  m_fresh = false;
  m_granted_earlier = false;
}

void ChipPin::another_command() {
  ++m_commands_since;
}

void ChipPin::use_up() {
  m_granted = m_granted_earlier;
  m_fresh = false;
}

Answer ChipPin::check(card::ByteView block) {
  const bool granted_earlier = m_granted;
  log_off(); // the previous right goes first, whatever comes
  const auto result = m_pin.check(block);
  if (result == status::success) {
    m_granted = true;
    m_fresh = true;
    m_granted_earlier = granted_earlier;
    m_commands_since = 0;
  }
  return {result};
}

Answer ChipPin::verify(const Command& command) {
  if (const auto wrong = check_reference(command); wrong != status::success)
    return {wrong};
  if (command.data.empty() && command.p3 == 0) {
    if (traits_of(m_applet).empty_verify_spends_a_try)
      return check({});
    return {m_granted ? status::success : m_pin.tries_as_status()};
  }
  if (command.data.size() != block_length)
    return {status::wrong_length};
  return check(command.data);
}

Answer ChipPin::change(const Command& command) {
  if (const auto wrong = check_reference(command); wrong != status::success)
    return {wrong};
  if (command.data.size() != 2 * block_length)
    return {status::wrong_length};
  const auto fresh = command.data.subspan(block_length);
  if (!is_code_block(fresh))
    return {status::wrong_data};
  auto answer = check(command.data.first(block_length));
  if (answer.status == status::success)
    m_pin.change(fresh);
  return answer;
}

Answer ChipPin::unblock(const Command& command) {
  if (is_elliptic(m_applet))
    return {status::unknown_instruction};
  if (command.p1 != 0 || command.p2 != 1)
    return {status::wrong_parameters};
  if (command.data.size() != block_length)
    return {status::wrong_length};
  const auto result = m_puk.check(command.data);
  if (result == status::success)
    m_pin.unblock();
  return {result};
}

} // namespace simulator
