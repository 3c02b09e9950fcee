// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

#include <charconv>
#include <cstdint>
#include <string_view>

namespace card {

/// Bytes from pairs of hexadecimal digits; spaces between pairs are skipped.
inline Bytes hex(std::string_view text) {
  Bytes bytes;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    while (text[i] == ' ')
      ++i;
    std::uint8_t byte = 0;
    std::from_chars(text.data() + i, text.data() + i + 2, byte, 16);
    bytes.push_back(byte);
  }
  return bytes;
}

} // namespace card
