// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

/// The commands of the Belgian eID that carry no PIN (doc/belgian-eid.md §1.4, §2.4, §2.5, §3, §5.1).
/// T=0: a command with data has no Le, and one with neither has a P3 of zero.
namespace card {

/// The most bytes that one READ BINARY or GET RESPONSE gives; its Le is 00.
inline constexpr std::size_t max_piece = 256;

/// `80 E4`. `with_tries` asks for the longer answer that only applet 1.8 has.
inline Bytes get_card_data(bool with_tries) {
  if (with_tries)
    return {0x80, 0xE4, 0x00, 0x01, 0x1F};
  return {0x80, 0xE4, 0x00, 0x00, 0x1C};
}

/// SELECT by absolute path, no answer data wanted.
inline Bytes select_by_path(std::initializer_list<std::uint16_t> path) {
  Bytes command{0x00, 0xA4, 0x08, 0x0C, static_cast<std::uint8_t>(2 * path.size())};
  for (const auto file : path) {
    command.push_back(static_cast<std::uint8_t>(file >> 8U));
    command.push_back(static_cast<std::uint8_t>(file & 0xFFU));
  }
  return command;
}

/// `length` is 1…max_piece, `offset` at most 7FFF.
inline Bytes read_binary(std::size_t offset, std::size_t length) {
  return {0x00, 0xB0, static_cast<std::uint8_t>(offset >> 8U), static_cast<std::uint8_t>(offset & 0xFFU),
          static_cast<std::uint8_t>(length & 0xFFU)};
}

/// Fetches an answer that waits in the card; `length` as the card's `61xx` said it (00 is 256).
inline Bytes get_response(std::uint8_t length) {
  return {0x00, 0xC0, 0x00, 0x00, length};
}

/// VERIFY without a PIN: asks for the tries left. Spends one on applet 1.1 (§3.2).
inline Bytes empty_verify() {
  return {0x00, 0x20, 0x00, 0x01, 0x00};
}

/// The five bytes before the PIN block of VERIFY.
inline constexpr std::array<std::uint8_t, 5> verify_header{0x00, 0x20, 0x00, 0x01, 0x08};

/// MSE SET: the authentication key (82) with the algorithm reference of §5.2.
inline Bytes set_authentication_key(std::uint8_t algorithm) {
  return {0x00, 0x22, 0x41, 0xB6, 0x05, 0x04, 0x80, algorithm, 0x84, 0x82};
}

/// PSO COMPUTE DIGITAL SIGNATURE; `input` is at most 255 bytes.
inline Bytes compute_signature(ByteView input) {
  Bytes command{0x00, 0x2A, 0x9E, 0x9A, static_cast<std::uint8_t>(input.size())};
  command.insert(command.end(), input.begin(), input.end());
  return command;
}

inline Bytes log_off_command() {
  return {0x80, 0xE6, 0x00, 0x00, 0x00};
}

} // namespace card
