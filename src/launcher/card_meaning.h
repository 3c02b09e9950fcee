// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_kind.h"
#include "launcher/session_state.h"
#include "memory/card_memory.h"

namespace launcher {

/// What the launcher does about a card (promise 9).
enum class CardMeaning {
  nothing,
  quiet_notification, ///< asks, without taking the focus, whether to sign in with it
  open_dialog,
};

/// How a card came to be seen.
enum class Arrival {
  inserted,      ///< somebody put it in just now
  already_there, ///< when the launcher started, the reader was plugged in, or pcscd came back
};

/// Whether to read the card at all. A card that cannot mean anything is left alone: other programs may be using it.
[[nodiscard]] bool is_worth_reading(card::CardKind kind, Arrival arrival, SessionState session);

/// What a Belgian eID that is_worth_reading() means to this user.
[[nodiscard]] CardMeaning meaning_of(const memory::Recollection& recollection, SessionState session);

} // namespace launcher
