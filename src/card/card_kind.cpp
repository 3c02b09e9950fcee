// SPDX-License-Identifier: EUPL-1.2
#include "card/card_kind.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace card {

namespace {

constexpr std::array<std::uint8_t, 20> atr_1_8{0x3B, 0x7F, 0x96, 0x00, 0x00, 0x80, 0x31, 0x80, 0x65, 0xB0,
                                               0x85, 0x04, 0x01, 0x20, 0x12, 0x0F, 0xFF, 0x82, 0x90, 0x00};

// The mask of commons-eid, the widest in use: it also takes the older personalisations, which GET CARD DATA then names
// as unsupported rather than foreign.
constexpr std::array<std::uint8_t, 13> atr_1_7{0x3B, 0x98, 0x00, 0x40, 0x00, 0x00, 0x00,
                                               0x00, 0x01, 0x01, 0xAD, 0x13, 0x10};
constexpr std::array<std::uint8_t, 13> mask_1_7{0xFF, 0xFF, 0x00, 0xFF, 0x00, 0x00, 0x00,
                                                0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xF0};

bool matches_1_7(ByteView atr) {
  if (atr.size() != atr_1_7.size())
    return false;
  for (std::size_t i = 0; i < atr.size(); ++i)
    if ((atr[i] & mask_1_7.at(i)) != atr_1_7.at(i))
      return false;
  return true;
}

} // namespace

bool is_atr_of_applet_1_8(ByteView atr) {
  return std::ranges::equal(atr, atr_1_8);
}

CardKind card_kind(ByteView atr) {
  return is_atr_of_applet_1_8(atr) || matches_1_7(atr) ? CardKind::belgian_eid : CardKind::foreign;
}

} // namespace card
