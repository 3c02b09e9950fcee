// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/hex.h"

#include <cstdint>
#include <stdexcept>

namespace simulator {

namespace {

unsigned nibble(char digit) {
  if (digit >= '0' && digit <= '9')
    return static_cast<unsigned>(digit - '0');
  if (digit >= 'A' && digit <= 'F')
    return static_cast<unsigned>(digit - 'A') + 10;
  if (digit >= 'a' && digit <= 'f')
    return static_cast<unsigned>(digit - 'a') + 10;
  throw std::invalid_argument{"not a hexadecimal digit"};
}

} // namespace

card::Bytes from_hex(std::string_view text) {
  card::Bytes bytes;
  while (!text.empty()) {
    if (text.front() == ' ') {
      text.remove_prefix(1);
      continue;
    }
    if (text.size() < 2)
      throw std::invalid_argument{"half a byte"};
    bytes.push_back(static_cast<std::uint8_t>(nibble(text[0]) << 4U | nibble(text[1])));
    text.remove_prefix(2);
  }
  return bytes;
}

} // namespace simulator
