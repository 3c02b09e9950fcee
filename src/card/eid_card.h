// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "card/card_data.h"
#include "card/eid_files.h"
#include "card/fault.h"
#include "card/pin.h"
#include "card/pin_result.h"
#include "card/signature_scheme.h"
#include "card/status_word.h"
#include "card/transport.h"
#include "card/tries_left.h"

#include <functional>
#include <optional>
#include <variant>

namespace card {

/// The Belgian eID's commands (doc/belgian-eid.md §1-§5) on one powered card, any applet from 1.7 on.
///
/// Call `read_card_data` first: without it no PIN command is sent. Beyond its answer the object knows only whether it
/// left DF(BELPIC) current and whether it may have left the card unlocked; the caller owns connection and transaction
/// (EidSession). All calls on the card's thread.
class EidCard {
public:
  explicit EidCard(Transport& transport) : m_transport{transport} {}

  /// GET CARD DATA: with the tries left in the same answer when `atr` is that of applet 1.8. `outdated_card` for applet
  /// 1.1, `unsupported_card` for one newer than 1.8, `foreign_card` when it is no Belgian eID after all; a card whose
  /// ATR is foreign is sent nothing.
  [[nodiscard]] Outcome<CardData> read_card_data(ByteView atr);

  /// The tries left without spending one: GET CARD DATA on 1.8, empty VERIFY on 1.7. Leaves the card as it is: one that
  /// another program unlocked still serves that one. A 1.7 card gives no count then, but has all its tries: the PIN
  /// that unlocked it was right, and none was wrong since. `card_removed` when another card answers, `unsupported_card`
  /// when `read_card_data` did not find this generation.
  [[nodiscard]] Outcome<TriesLeft> tries_left(Generation generation);

  /// The authentication certificate (file 5038), cut at its DER length; `no_certificate` for a zeroed file, one that is
  /// not there or one that is not activated.
  [[nodiscard]] Outcome<Bytes> authentication_certificate();

  /// The same of the certificate of the CA that issued it (file 503A).
  [[nodiscard]] Outcome<Bytes> issuer_certificate();

  /// Returns whether the authentication key signs by `scheme`: MSE SET, which needs no PIN and decides nothing for
  /// sign(). Any refusal says no. A yes is no promise: PSO may still refuse, and wants the PIN before it says so.
  [[nodiscard]] Outcome<bool> knows(SignatureScheme scheme);

  /// One VERIFY, or none: see PinNotTried (also the answer to a PIN of less than four digits). Asks for the tries left
  /// first, so a try that another program spent meanwhile counts (promise 1); a 1.7 card that is unlocked is logged off
  /// for that, as VERIFY does anyway. The PIN's APDU is built in locked memory and wiped. After a Fault see
  /// may_be_unlocked().
  [[nodiscard]] PinResult verify(const Pin& pin, Generation generation, LastTry last_try);

  /// The same with a PIN that is typed on the reader: `ask` is called once or not at all, and sends at most one VERIFY.
  [[nodiscard]] PinResult verify_on_pad(const std::function<PinResult()>& ask, Generation generation, LastTry last_try);

  /// Returns whether the card holds a PIN of ours, for all we know: it took one, or its answer to one got lost, and it
  /// was not logged off since. A Fault that came before any PIN went out leaves this as it was.
  [[nodiscard]] bool may_be_unlocked() const { return m_may_be_unlocked; }

  /// MSE SET and PSO with the authentication key. Gives what TLS wants: DER for ECDSA, 256 bytes for RSA.
  /// `signature_refused` when the card does not do it this way. `unexpected_answer`, without asking the card, when
  /// `input` has not the scheme's length.
  [[nodiscard]] Outcome<Bytes> sign(SignatureScheme scheme, ByteView input);

  /// LOG OFF: the PIN counts no longer (promise 3).
  Outcome<std::monostate> log_off();

private:
  enum class WhenUnlocked { leave_it, log_off };

  [[nodiscard]] Outcome<TriesLeft> ask_tries(Generation generation, WhenUnlocked when_unlocked);
  [[nodiscard]] Outcome<TriesLeft> tries_by_card_data();
  [[nodiscard]] Outcome<TriesLeft> tries_by_empty_verify(WhenUnlocked when_unlocked);
  [[nodiscard]] PinResult noted(PinResult result);
  [[nodiscard]] Outcome<Bytes> read_file(EidFile file);
  /// MSE SET; the card's answer to it.
  [[nodiscard]] Outcome<StatusWord> choose_key(SignatureScheme scheme);

  Transport& m_transport;
  std::optional<CardData> m_data;
  bool m_belpic_selected = false;
  bool m_may_be_unlocked = false;
};

} // namespace card
