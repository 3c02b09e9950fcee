// SPDX-License-Identifier: EUPL-1.2
#include "practice/card/chip_pin.h"

#include <algorithm>
#include <cstddef>
#include <stdexcept>

namespace practice {

namespace {

constexpr std::size_t min_digits = 4;
constexpr std::size_t max_digits = 12;

/// Whether `block` could have come from ChipPin::block().
bool well_formed(card::ByteView block) {
  const std::size_t digits = block[0] & 0x0FU;
  if (block[0] >> 4U != 2 || digits < min_digits || digits > max_digits)
    return false;
  for (std::size_t i = 0; i < 2 * (block.size() - 1); ++i) {
    const auto pair = block[1 + i / 2];
    const unsigned nibble = i % 2 == 0 ? pair >> 4U : pair & 0x0FU;
    if (i < digits ? nibble > 9 : nibble != 0x0F)
      return false;
  }
  return true;
}

/// Which PIN a command means: only reference 01 exists.
std::uint16_t check_reference(const Command& command) {
  if (command.p1 != 0)
    return status::wrong_parameters;
  return command.p2 == 1 ? status::success : status::reference_not_found;
}

} // namespace

ChipPin::Block ChipPin::block(std::string_view pin) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (pin.size() < min_digits || pin.size() > max_digits || !std::ranges::all_of(pin, is_digit))
    throw std::invalid_argument{"a PIN is 4 to 12 digits"};
  Block block;
  block.fill(0xFF);
  block[0] = static_cast<std::uint8_t>(0x20U | pin.size());
  for (std::size_t i = 0; i < pin.size(); ++i) {
    const auto digit = static_cast<unsigned>(pin[i] - '0');
    auto& pair = block.at(1 + i / 2);
    pair = static_cast<std::uint8_t>(i % 2 == 0 ? digit << 4U | 0x0FU : (pair & 0xF0U) | digit);
  }
  return block;
}

ChipPin::ChipPin(std::string_view pin, int tries_left, int commands_between)
    : m_block{block(pin)}, m_tries{tries_left}, m_commands_between{commands_between} {
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
  if (m_tries == 0)
    return {status::pin_blocked};
  if (!std::ranges::equal(block, m_block)) {
    --m_tries;
    // Never 63C0: real middleware has seen the last try answered with 6983.
    return {m_tries == 0 ? status::pin_blocked : static_cast<std::uint16_t>(status::wrong_pin | m_tries)};
  }
  m_tries = full_tries;
  m_granted = true;
  m_fresh = true;
  m_granted_earlier = granted_earlier;
  m_commands_since = 0;
  return {};
}

Answer ChipPin::verify(const Command& command) {
  if (const auto wrong = check_reference(command); wrong != status::success)
    return {wrong};
  if (command.data.empty() && command.p3 == 0) {
    if (m_granted)
      return {};
    return {m_tries == 0 ? status::pin_blocked : static_cast<std::uint16_t>(status::wrong_pin | m_tries)};
  }
  if (command.data.size() != m_block.size())
    return {status::wrong_length};
  return check(command.data);
}

Answer ChipPin::change(const Command& command) {
  if (const auto wrong = check_reference(command); wrong != status::success)
    return {wrong};
  if (command.data.size() != 2 * m_block.size())
    return {status::wrong_length};
  const auto fresh = command.data.subspan(m_block.size());
  if (!well_formed(fresh))
    return {status::wrong_data};
  auto answer = check(command.data.first(m_block.size()));
  if (answer.status == status::success)
    std::ranges::copy(fresh, m_block.begin());
  return answer;
}

} // namespace practice
