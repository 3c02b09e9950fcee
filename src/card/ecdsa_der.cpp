// SPDX-License-Identifier: EUPL-1.2
#include "card/ecdsa_der.h"

#include <cstdint>

namespace card {

namespace {

/// Short form up to 127, one length byte beyond: no ECDSA signature is longer.
void append_header(Bytes& out, std::uint8_t tag, std::size_t length) {
  out.push_back(tag);
  if (length > 0x7F)
    out.push_back(0x81);
  out.push_back(static_cast<std::uint8_t>(length));
}

/// DER wants an INTEGER as short as it can be, and positive: a high bit gets a zero byte before it.
void append_integer(Bytes& out, ByteView number) {
  while (number.size() > 1 && number.front() == 0)
    number = number.subspan(1);
  const bool high_bit = (number.front() & 0x80U) != 0;
  append_header(out, 0x02, number.size() + (high_bit ? 1 : 0));
  if (high_bit)
    out.push_back(0x00);
  out.insert(out.end(), number.begin(), number.end());
}

} // namespace

Bytes ecdsa_der(ByteView plain) {
  const auto half = plain.size() / 2;
  Bytes integers;
  append_integer(integers, plain.first(half));
  append_integer(integers, plain.subspan(half));

  Bytes der;
  append_header(der, 0x30, integers.size());
  der.insert(der.end(), integers.begin(), integers.end());
  return der;
}

} // namespace card
