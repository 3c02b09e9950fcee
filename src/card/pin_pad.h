// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "card/connection.h"
#include "card/pin.h"
#include "card/pin_result.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

/// Readers with keys of their own, on which the PIN is typed so that no computer ever holds it (PC/SC part 10;
/// pcsc-lite's reader.h; doc/belgian-eid.md §4).
namespace card {

/// The language that a pad with a display speaks.
enum class PadLanguage { english, dutch, french, german };

/// How the pad is told to write the digits into the PIN block.
enum class PadFormat : std::uint8_t {
  block = 0x89, ///< BCD, from the byte after the length
  plain = 0x01, ///< what old firmware of one reader takes for the same
};

/// A pad that can send VERIFY.
struct PinPad {
  std::uint32_t verify_code = 0; ///< for Connection::control
  PadFormat format = PadFormat::block;

  friend bool operator==(const PinPad&, const PinPad&) = default;
};

/// Asks the reader, whose name is `reader`, whether it has a pad. Nothing as well for one whose pad must not be used,
/// and when the reader answers nonsense; a Fault when nobody answers for it.
[[nodiscard]] Outcome<std::optional<PinPad>> find_pin_pad(Connection& connection, std::string_view reader);

/// The control code of FEATURE_VERIFY_PIN_DIRECT in the answer to GET_FEATURE_REQUEST; nothing when the answer is not
/// whole TLVs of four bytes each.
[[nodiscard]] std::optional<std::uint32_t> verify_pin_code(ByteView features);

/// How long the pad waits for the first key, and for each after it: the reader is told so. Nobody can end it from the
/// computer.
inline constexpr std::uint8_t pad_seconds = 30;

/// How long it may take a pad that keeps to that, as a whole: a time for each digit and for the OK key, and a card's
/// own for VERIFY. A driver may not keep to it.
inline constexpr std::chrono::seconds pad_bound{pad_seconds * (Pin::max_length + 1) + 20};

/// PIN_VERIFY_STRUCTURE for the Belgian eID's VERIFY: 4 to 12 digits, ended with the pad's own OK key.
[[nodiscard]] Bytes pin_verify_structure(PadFormat format, PadLanguage language);

/// What the pad's answer to that means. `unexpected_answer` when nobody can say whether the card got a PIN.
[[nodiscard]] PinResult pad_result(ByteView answer);

/// Lets the pad ask for the PIN and send one VERIFY; returns when it is over, after pad_seconds at most for each key.
[[nodiscard]] PinResult verify_on(Connection& connection, const PinPad& pad, PadLanguage language);

} // namespace card
