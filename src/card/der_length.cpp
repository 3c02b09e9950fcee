// SPDX-License-Identifier: EUPL-1.2
#include "card/der_length.h"

#include <cstdint>

namespace card {

std::optional<std::size_t> der_length(ByteView head) {
  constexpr std::uint8_t sequence = 0x30;
  if (head.size() < 2 || head[0] != sequence)
    return std::nullopt;
  if (head[1] < 0x80)
    return 2U + head[1];

  // Two bytes of length reach 65535, twice what READ BINARY can address.
  const std::size_t length_bytes = head[1] & 0x7FU;
  if (length_bytes < 1 || length_bytes > 2 || head.size() < 2 + length_bytes)
    return std::nullopt;
  std::size_t length = 0;
  for (const auto byte : head.subspan(2, length_bytes))
    length = length << 8U | byte;
  return 2 + length_bytes + length;
}

} // namespace card
