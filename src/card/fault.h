// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <variant>

namespace card {

/// Why a card exchange did not give what was asked for. An expected outcome, so a value and not an exception.
enum class Fault {
  card_removed,      ///< no card in the reader any more
  reader_removed,    ///< the reader itself is gone
  card_reset,        ///< another program reset the card: its PIN state is lost
  card_busy,         ///< another program holds the card
  card_mute,         ///< the card does not answer to power (upside down, broken, not a chip card)
  foreign_card,      ///< a card, but not a Belgian eID
  outdated_card,     ///< a Belgian eID older than applet 1.7: out of use
  unsupported_card,  ///< a Belgian eID newer than applet 1.8, which this program does not speak
  no_certificate,    ///< the card carries no authentication certificate (minors)
  unexpected_answer, ///< a status word or a length that the manual does not have
  not_verified,      ///< the card wants the PIN first
  signature_refused, ///< the card does not sign in the way it was asked to
  timed_out,         ///< the card did not answer within its bound
  // How pcscd stands: see Service.
  service_absent,
  service_stopped,
  service_forbidden,
  service_refused,
  service_incompatible,
  service_silent,
  service_stuck, ///< neither it nor its drivers answer, and no thread is left to wait for them: see CardWorker
  reader_cannot, ///< the reader (not the card) has no such function
};

/// A value, or why there is none.
template <typename Value>
using Outcome = std::variant<Value, Fault>;

template <typename Value>
[[nodiscard]] bool succeeded(const Outcome<Value>& outcome) {
  return std::holds_alternative<Value>(outcome);
}

} // namespace card
