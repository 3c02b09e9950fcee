// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/foreign_card.h"

#include "simulator/card/hex.h"
#include "simulator/card/t0.h"

namespace simulator {

card::Bytes ForeignCard::atr() const {
  return from_hex("3B6500002063CB6700");
}

card::Bytes ForeignCard::answer(card::ByteView /*command*/) {
  return Answer{status::unknown_instruction}.bytes();
}

card::Bytes MuteCard::answer(card::ByteView /*command*/) {
  return Answer{status::unknown_instruction}.bytes();
}

} // namespace simulator
