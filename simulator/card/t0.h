// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace simulator {

/// The status words that the chip gives (doc/belgian-eid.md §1.4-§5.1).
namespace status {
constexpr std::uint16_t success = 0x9000;
constexpr std::uint16_t bytes_available = 0x6100; ///< low byte: how many, 00 for 256
constexpr std::uint16_t wrong_pin = 0x63C0;       ///< low nibble: tries left
constexpr std::uint16_t wrong_length = 0x6700;
constexpr std::uint16_t no_such_channel = 0x6881;
constexpr std::uint16_t pin_not_verified = 0x6982;
constexpr std::uint16_t pin_blocked = 0x6983;
constexpr std::uint16_t conditions_not_met = 0x6985;
constexpr std::uint16_t no_current_file = 0x6986;
constexpr std::uint16_t not_records = 0x6981;
constexpr std::uint16_t wrong_data = 0x6A80;
constexpr std::uint16_t file_not_found = 0x6A82;
constexpr std::uint16_t record_not_found = 0x6A83;
constexpr std::uint16_t wrong_parameters = 0x6A86;
constexpr std::uint16_t length_inconsistent = 0x6A87;
constexpr std::uint16_t reference_not_found = 0x6A88;
constexpr std::uint16_t wrong_p1_p2 = 0x6B00;
constexpr std::uint16_t wrong_expected_length = 0x6C00; ///< low byte: the right Le
constexpr std::uint16_t unknown_instruction = 0x6D00;
constexpr std::uint16_t unknown_class = 0x6E00;
constexpr std::uint16_t algorithm_unknown_1_1 = 0x9484;
} // namespace status

/// A command as T=0 carries it: a header of four bytes, P3, and data only towards the card. T=0 cannot tell a missing
/// P3 from a zero one.
struct Command {
  std::uint8_t cla;
  std::uint8_t ins;
  std::uint8_t p1;
  std::uint8_t p2;
  std::uint8_t p3;
  card::ByteView data;

  /// Nothing for fewer than four bytes, or when data and P3 disagree (a trailing Le among them: T=0 has none).
  [[nodiscard]] static std::optional<Command> parse(card::ByteView bytes);

  /// Class and instruction: `0x00A4` is SELECT.
  [[nodiscard]] unsigned instruction() const { return static_cast<unsigned>(cla) << 8U | ins; }

  /// P3 read as Le: 00 asks for 256 bytes.
  [[nodiscard]] std::size_t expected_length() const { return p3 == 0 ? 256 : p3; }
};

struct Answer {
  std::uint16_t status = status::success;
  card::Bytes data = {};

  [[nodiscard]] card::Bytes bytes() const;
};

/// The answer to a command with data, which T=0 makes the reader fetch with GET RESPONSE.
class PendingAnswer {
public:
  /// Keeps `data` (1…256 bytes) and says `61xx`.
  [[nodiscard]] Answer keep(card::Bytes data);

  /// GET RESPONSE: in pieces when `expected` is shorter; `6Cxx`, losing nothing, when it is longer; `6985` without
  /// data.
  [[nodiscard]] Answer fetch(std::size_t expected);

  /// What a command without data answers: `expected` bytes of `data` at once and the rest kept; `6Cxx` when there are
  /// not as many.
  [[nodiscard]] Answer give(card::Bytes data, std::size_t expected);

  void drop() { m_data.clear(); }

private:
  card::Bytes m_data;
};

} // namespace simulator
