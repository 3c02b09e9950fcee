// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>

namespace card {

/// The two bytes that end every answer.
struct StatusWord {
  std::uint16_t value = 0;

  [[nodiscard]] constexpr std::uint8_t first() const { return static_cast<std::uint8_t>(value >> 8U); }

  [[nodiscard]] constexpr std::uint8_t second() const { return static_cast<std::uint8_t>(value & 0xFFU); }

  [[nodiscard]] constexpr bool more_waits() const { return first() == 0x61; }

  [[nodiscard]] constexpr bool wrong_length() const { return first() == 0x6C; }

  /// Something is wrong with the card itself, and not with what it was asked (ISO/IEC 7816-4: 64xx, 65xx, 6Fxx).
  [[nodiscard]] constexpr bool in_trouble() const { return first() == 0x64 || first() == 0x65 || first() == 0x6F; }

  /// The x of 63Cx, and 0 for 6983: both are seen at the last wrong try (doc/belgian-eid.md §3.1).
  [[nodiscard]] constexpr std::optional<int> tries_left() const {
    if ((value & 0xFFF0U) == 0x63C0U)
      return value & 0x000FU;
    if (value == 0x6983)
      return 0;
    return std::nullopt;
  }

  friend constexpr bool operator==(StatusWord, StatusWord) = default;
};

namespace status {

inline constexpr StatusWord success{0x9000};
inline constexpr StatusWord pin_not_given{0x6982};
inline constexpr StatusWord file_not_found{0x6A82};
inline constexpr StatusWord file_not_activated_1_7{0x6283}; ///< of SELECT
inline constexpr StatusWord file_not_activated_1_8{0x6985}; ///< of SELECT and of READ BINARY
inline constexpr StatusWord file_not_readable_1_7{0x6D00};  ///< of READ BINARY: not activated
inline constexpr StatusWord key_not_found{0x6A88};
inline constexpr StatusWord instruction_unknown{0x6D00};
inline constexpr StatusWord class_unknown{0x6E00};

} // namespace status

} // namespace card
