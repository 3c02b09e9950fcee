// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

namespace card {

/// What an ATR alone says (doc/belgian-eid.md §1.1, §1.2). The generation is settled by GET CARD DATA.
///
/// A generation with an ATR of its own is foreign until it is listed here: no part of an ATR says "Belgium". The
/// historical bytes of applet 1.8 are those of its maker's platform, and so are whole families of other states' cards
/// and of tokens: Portugal's identity card has all fifteen of them (OpenSC's src/libopensc/card-gemsafeV1.c), others
/// differ in two or three. A card may be sent nothing before its ATR has spoken for it, so there is nothing to go by.
enum class CardKind {
  belgian_eid,
  foreign,
};

[[nodiscard]] CardKind card_kind(ByteView atr);

/// Returns whether GET CARD DATA may be asked for the tries left in the same answer. Applet 1.7 shares its ATR
/// with 1.1.
[[nodiscard]] bool is_atr_of_applet_1_8(ByteView atr);

} // namespace card
