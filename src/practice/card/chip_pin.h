// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "practice/card/t0.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace practice {

/// VERIFY and CHANGE REFERENCE DATA, the tries, and what a good PIN is good for (reference/belgian-eid-card.md §3).
class ChipPin {
public:
  static constexpr int full_tries = 3;
  using Block = std::array<std::uint8_t, 8>;

  /// `commands_between`: how many commands the "just before" key lets pass between VERIFY and the signature.
  ChipPin(std::string_view pin, int tries_left, int commands_between);

  void power_on();
  void log_off();

  [[nodiscard]] Answer verify(const Command& command);
  [[nodiscard]] Answer change(const Command& command);

  /// To be called once for every command that is neither of the two above nor GET RESPONSE, after it ran.
  void another_command();

  /// "PIN once": a good VERIFY at any time before (key 82).
  [[nodiscard]] bool granted() const { return m_granted; }

  /// "PIN just before" (key 83).
  [[nodiscard]] bool granted_just_before() const { return m_fresh && m_commands_since <= m_commands_between; }

  /// The "just before" key signed: the right that its VERIFY gave is used up, an earlier one is not.
  void use_up();

  [[nodiscard]] int tries_left() const { return m_tries; }

  /// `2L`, the digits as BCD, padded with F. Throws std::invalid_argument unless `pin` is 4 to 12 digits.
  [[nodiscard]] static Block block(std::string_view pin);

private:
  [[nodiscard]] Answer check(card::ByteView block);

  Block m_block;
  int m_tries;
  int m_commands_between;
  int m_commands_since = 0;
  bool m_granted = false;
  bool m_fresh = false; ///< the last VERIFY was good and not used up
  bool m_granted_earlier = false;
};

} // namespace practice
