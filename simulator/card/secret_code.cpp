// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/secret_code.h"

#include "simulator/card/t0.h"

#include <algorithm>
#include <cstddef>
#include <stdexcept>

namespace simulator {

namespace {

constexpr std::size_t min_digits = 4;
constexpr std::size_t max_digits = 12;

} // namespace

CodeBlock code_block(std::string_view digits) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (digits.size() < min_digits || digits.size() > max_digits || !std::ranges::all_of(digits, is_digit))
    throw std::invalid_argument{"a code is 4 to 12 digits"};
  CodeBlock block;
  block.fill(0xFF);
  block[0] = static_cast<std::uint8_t>(0x20U | digits.size());
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto digit = static_cast<unsigned>(digits[i] - '0');
    auto& pair = block.at(1 + i / 2);
    pair = static_cast<std::uint8_t>(i % 2 == 0 ? digit << 4U | 0x0FU : (pair & 0xF0U) | digit);
  }
  return block;
}

bool is_code_block(card::ByteView bytes) {
  if (bytes.size() != CodeBlock{}.size())
    return false;
  const std::size_t digits = bytes[0] & 0x0FU;
  if (bytes[0] >> 4U != 2 || digits < min_digits || digits > max_digits)
    return false;
  for (std::size_t i = 0; i < 2 * (bytes.size() - 1); ++i) {
    const auto pair = bytes[1 + i / 2];
    const unsigned nibble = i % 2 == 0 ? pair >> 4U : pair & 0x0FU;
    if (i < digits ? nibble > 9 : nibble != 0x0F)
      return false;
  }
  return true;
}

std::uint16_t SecretCode::check(card::ByteView block) {
  if (m_tries == 0)
    return status::pin_blocked;
  if (std::ranges::equal(block, m_block)) {
    m_tries = m_full_tries;
    return status::success;
  }
  --m_tries;
  return tries_as_status();
}

std::uint16_t SecretCode::tries_as_status() const {
  return m_tries == 0 ? status::pin_blocked
                      : static_cast<std::uint16_t>(status::wrong_pin | static_cast<unsigned>(m_tries));
}

void SecretCode::change(card::ByteView block) {
  std::ranges::copy(block, m_block.begin());
}

} // namespace simulator
