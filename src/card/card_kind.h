// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

namespace card {

/// What an ATR alone says (reference/belgian-eid-card.md §1.1, §1.2). The generation is settled by GET CARD DATA.
enum class CardKind {
  belgian_eid,
  foreign,
};

[[nodiscard]] CardKind card_kind(ByteView atr);

} // namespace card
