// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/fault.h"
#include "card/tries_left.h"

#include <variant>

namespace card {

/// The card took the PIN.
struct PinAccepted {};

/// The card refused the PIN. A try is gone.
struct PinWrong {
  TriesLeft left;
};

/// Nothing was sent: the PIN is blocked, or the last try was not confirmed as such.
struct PinNotTried {
  TriesLeft left;
};

/// Why a reader's own pad sent no PIN to the card.
enum class NoPin {
  cancelled,      ///< its cancel key
  took_too_long,  ///< its own time-out
  wrong_length,   ///< fewer digits than a PIN has, or more
  pad_cannot_ask, ///< the reader does not do what it says it can
};

/// Nothing was sent: the user typed no PIN on the reader's pad.
struct PinNotTyped {
  NoPin why = NoPin::cancelled;
};

using PinResult = std::variant<PinAccepted, PinWrong, PinNotTried, PinNotTyped, Fault>;

/// Whether the user confirmed that this PIN may use up the last try.
enum class LastTry { not_confirmed, confirmed };

} // namespace card
