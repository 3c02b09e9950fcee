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

/// Whether GET CARD DATA may be asked for the tries left in the same answer. Applet 1.7 shares its ATR with 1.1.
[[nodiscard]] bool is_atr_of_applet_1_8(ByteView atr);

} // namespace card
