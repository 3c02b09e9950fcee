// SPDX-License-Identifier: EUPL-1.2
#include "card/pin_pad.h"

#include "card/apdu.h"
#include "card/pad_exceptions.h"
#include "card/pin.h"
#include "card/status_word.h"

#include <glib.h>
#include <reader.h>

#include <array>
#include <cstddef>

namespace card {

namespace {

constexpr std::size_t feature_size = 6; // tag, length, a control code of four bytes
constexpr std::uint8_t code_size = 4;

/// The length is the low half of the block's first byte, the digits fill the other seven.
constexpr std::uint8_t pin_block = 0x47;
constexpr std::uint8_t length_at_bit_4 = 0x04;

constexpr std::uint8_t until_ok_key = 0x02;
constexpr std::uint8_t one_message = 0x01;

std::uint16_t code_of(PadLanguage language) {
  switch (language) {
  case PadLanguage::dutch:
    return 0x0813; // of Belgium, and so is the next
  case PadLanguage::french:
    return 0x080C;
  case PadLanguage::german:
    return 0x0407;
  case PadLanguage::english:
    break;
  }
  return 0x0409;
}

std::optional<NoPin> no_pin(StatusWord status) {
  switch (status.value) {
  case 0x6400:
    return NoPin::took_too_long;
  case 0x6401:
    return NoPin::cancelled;
  case 0x6403:
    return NoPin::wrong_length;
  case 0x6B80:
    return NoPin::pad_cannot_ask;
  default:
    return std::nullopt;
  }
}

} // namespace

std::optional<std::uint32_t> verify_pin_code(ByteView features) {
  if (features.size() % feature_size != 0)
    return std::nullopt;
  std::optional<std::uint32_t> code;
  for (; !features.empty(); features = features.subspan(feature_size)) {
    if (features[1] != code_size)
      return std::nullopt;
    if (features[0] != FEATURE_VERIFY_PIN_DIRECT || code)
      continue;
    std::uint32_t value = 0;
    for (const auto byte : features.subspan(2, code_size))
      value = value << 8U | byte;
    if (value != 0)
      code = value;
  }
  return code;
}

Bytes pin_verify_structure(PadFormat format, PadLanguage language) {
  // Two-byte fields are little-endian (part 10, §2.1). The official middleware writes the language the other way round,
  // which readers with a display take for none that they know.
  const auto language_code = code_of(language);
  const std::array<std::uint8_t, 19> head{
      pad_seconds,
      pad_seconds,
      static_cast<std::uint8_t>(format),
      pin_block,
      length_at_bit_4,
      Pin::max_length,
      Pin::min_length,
      until_ok_key,
      one_message,
      static_cast<std::uint8_t>(language_code & 0xFFU),
      static_cast<std::uint8_t>(language_code >> 8U),
      0x00, // which message
      0x00, // three bytes of T=1's prologue
      0x00,
      0x00,
      verify_header.size() + 8, // of the command that follows
      0x00,
      0x00,
      0x00,
  };
  constexpr std::array<std::uint8_t, 8> empty_block{0x20, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
  Bytes structure(head.begin(), head.end());
  structure.insert(structure.end(), verify_header.begin(), verify_header.end());
  structure.insert(structure.end(), empty_block.begin(), empty_block.end());
  return structure;
}

PinResult pad_result(ByteView answer) {
  if (answer.size() != 2)
    return Fault::unexpected_answer;
  const StatusWord status{static_cast<std::uint16_t>(static_cast<unsigned>(answer[0]) << 8U | answer[1])};
  g_debug("VERIFY on the reader's keys: %04X", static_cast<unsigned>(status.value));
  if (status == status::success)
    return PinAccepted{};
  if (const auto left = status.tries_left())
    return PinWrong{TriesLeft{*left}};
  if (const auto why = no_pin(status))
    return PinNotTyped{*why};
  return Fault::unexpected_answer;
}

Outcome<std::optional<PinPad>> find_pin_pad(Connection& connection, std::string_view reader) {
  const auto features = connection.control(CM_IOCTL_GET_FEATURE_REQUEST, {});
  if (const auto* const fault = std::get_if<Fault>(&features)) {
    if (*fault == Fault::reader_cannot || *fault == Fault::unexpected_answer)
      return std::nullopt;
    return *fault;
  }
  const auto code = verify_pin_code(std::get<Bytes>(features));
  if (!code)
    return std::nullopt;
  switch (pad_use(reader, connection.firmware())) {
  case PadUse::never:
    return std::nullopt;
  case PadUse::plain_format:
    return PinPad{*code, PadFormat::plain};
  case PadUse::as_announced:
    break;
  }
  return PinPad{*code, PadFormat::block};
}

PinResult verify_on(Connection& connection, const PinPad& pad, PadLanguage language) {
  const auto answer = connection.control(pad.verify_code, pin_verify_structure(pad.format, language));
  if (succeeded(answer))
    return pad_result(std::get<Bytes>(answer));
  const auto fault = std::get<Fault>(answer);
  if (fault == Fault::reader_cannot)
    return PinNotTyped{NoPin::pad_cannot_ask};
  return fault;
}

} // namespace card
