// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace simulator {

/// How commands carry a PIN or PUK: `2L`, the digits as BCD, padded with F (doc/belgian-eid.md §3.1).
using CodeBlock = std::array<std::uint8_t, 8>;

/// Throws std::invalid_argument unless `digits` is 4 to 12 digits.
[[nodiscard]] CodeBlock code_block(std::string_view digits);

/// Returns whether `bytes` could have come from code_block().
[[nodiscard]] bool is_code_block(card::ByteView bytes);

/// A code on the chip and the tries that are left to give it.
class SecretCode {
public:
  SecretCode(std::string_view digits, int tries_left, int full_tries)
      : m_block{code_block(digits)}, m_tries{tries_left}, m_full_tries{full_tries} {}

  /// 9000 for the code, which gives all tries back; 63Cx or 6983 for anything else, which costs one. Never 63C0: real
  /// middleware has seen the last try answered with 6983.
  [[nodiscard]] std::uint16_t check(card::ByteView block);

  /// What check() would say now of a wrong code, were it not to cost a try.
  [[nodiscard]] std::uint16_t tries_as_status() const;

  /// `block` is a code block.
  void change(card::ByteView block);

  void unblock() { m_tries = m_full_tries; }

  [[nodiscard]] int tries_left() const { return m_tries; }

private:
  CodeBlock m_block;
  int m_tries;
  int m_full_tries;
};

} // namespace simulator
