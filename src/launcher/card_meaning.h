// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_arrivals.h"
#include "card/card_kind.h"
#include "card/ownership.h"
#include "launcher/session_state.h"

namespace launcher {

/// What the launcher does about a card (promise 9).
enum class CardMeaning {
  nothing,
  quiet_notification, ///< asks, without taking the focus, whether to sign in with it
  open_dialog,
};

/// Returns whether to read the card at all. A card that cannot mean anything is left alone: other programs may be using
/// it.
[[nodiscard]] bool is_worth_reading(card::CardKind kind, card::Arrival arrival, SessionState session);

/// What a Belgian eID that is_worth_reading() means to this user.
[[nodiscard]] CardMeaning meaning_of(card::Ownership ownership, SessionState session);

} // namespace launcher
