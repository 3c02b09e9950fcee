// SPDX-License-Identifier: EUPL-1.2
#include "card/pin.h"

#include <algorithm>
#include <utility>

namespace card {

Pin::Pin() : m_digits{max_length} {
}

Pin::Pin(Pin&& other) noexcept : m_digits{std::move(other.m_digits)}, m_length{std::exchange(other.m_length, 0)} {
}

Pin& Pin::operator=(Pin&& other) noexcept {
  m_digits = std::move(other.m_digits);
  m_length = std::exchange(other.m_length, 0);
  return *this;
}

bool Pin::append(char digit) {
  const std::scoped_lock lock{m_mutex};
  return insert_locked(m_length, digit);
}

bool Pin::insert(std::size_t position, char digit) {
  const std::scoped_lock lock{m_mutex};
  return insert_locked(position, digit);
}

bool Pin::insert_locked(std::size_t position, char digit) {
  if (digit < '0' || digit > '9' || position > m_length || m_length == max_length || m_digits.bytes().empty())
    return false;
  const auto behind = m_digits.bytes().subspan(position, m_length - position);
  std::ranges::copy_backward(behind, m_digits.bytes().first(m_length + 1).end());
  m_digits.bytes()[position] = static_cast<std::uint8_t>(digit - '0');
  ++m_length;
  return true;
}

void Pin::erase(std::size_t position, std::size_t count) noexcept {
  const std::scoped_lock lock{m_mutex};
  if (position >= m_length)
    return;
  const auto from = m_digits.bytes().first(m_length).subspan(position);
  const auto erased = std::min(count, from.size());
  const auto rest = std::ranges::copy(from.subspan(erased), from.begin()).out;
  std::fill(rest, from.end(), std::uint8_t{0});
  m_length -= erased;
}

void Pin::clear() noexcept {
  const std::scoped_lock lock{m_mutex};
  m_digits.wipe();
  m_length = 0;
}

std::size_t Pin::length() const {
  const std::scoped_lock lock{m_mutex};
  return m_length;
}

bool Pin::write_verify_block(std::span<std::uint8_t, 8> block) const {
  const std::scoped_lock lock{m_mutex};
  if (m_length < min_length)
    return false;
  std::ranges::fill(block, std::uint8_t{0xFF});
  block[0] = static_cast<std::uint8_t>(0x20U | m_length);
  for (std::size_t i = 0; i < m_length; ++i) {
    const unsigned digit = m_digits.bytes()[i];
    auto& byte = block[1 + i / 2];
    byte = static_cast<std::uint8_t>(i % 2 == 0 ? (digit << 4U | 0x0FU) : ((byte & 0xF0U) | digit));
  }
  return true;
}

} // namespace card
