// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "card/card_data.h"
#include "card/fault.h"
#include "card/pin.h"
#include "card/transport.h"
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

using PinResult = std::variant<PinAccepted, PinWrong, PinNotTried, Fault>;

/// Whether the user confirmed that this PIN may use up the last try.
enum class LastTry { not_confirmed, confirmed };

/// What the card can sign for TLS (reference/belgian-eid-card.md §5.2).
enum class SignatureScheme {
  rsa_pkcs1_digest_info, ///< applet 1.7, algorithm 01: `input` is a whole DigestInfo (TLS 1.2, GnuTLS hands it
                         ///< ready-made)
  rsa_pkcs1_sha256,      ///< applet 1.7, algorithm 08: 32-byte hash
  rsa_pss_sha256,        ///< applet 1.7, algorithm 20: 32-byte hash, salt 32 (TLS 1.3)
  ecdsa_sha384,          ///< applet 1.8, algorithm 02: 48-byte hash
  ecdsa_sha256,          ///< applet 1.8, algorithm 01: 32-byte hash
};

/// The Belgian eID's commands (reference/belgian-eid-card.md §1-§5) on one powered card, any applet from 1.7 on.
///
/// Holds no state of the card beyond what `read_card_data` said; the caller owns connection and transaction
/// (EidSession). All calls on the card's thread.
class EidCard {
public:
  explicit EidCard(Transport& transport) : m_transport{transport} {}

  /// GET CARD DATA: with the tries left in the same answer when `atr` is that of applet 1.8. `unsupported_card` for
  /// applet 1.1 and for any newer than 1.8, `foreign_card` when it is no Belgian eID after all.
  [[nodiscard]] Outcome<CardData> read_card_data(ByteView atr);

  /// The tries left without spending one: GET CARD DATA on 1.8, empty VERIFY on 1.7 (never sent to a 1.1 card).
  [[nodiscard]] Outcome<TriesLeft> tries_left(Generation generation);

  /// The authentication certificate (file 5038), cut at its DER length; `no_certificate` for a zeroed file.
  [[nodiscard]] Outcome<Bytes> authentication_certificate();

  /// The certificate of the CA that issued it (file 503A), cut at its DER length.
  [[nodiscard]] Outcome<Bytes> issuer_certificate();

  /// One VERIFY, or none: see PinNotTried. Asks for the tries left first, so a try that another program spent meanwhile
  /// counts (promise 1). The PIN's APDU is built in locked memory and wiped.
  [[nodiscard]] PinResult verify(const Pin& pin, Generation generation, LastTry last_try);

  /// MSE SET and PSO with the authentication key. Gives what TLS wants: DER for ECDSA, 256 bytes for RSA.
  [[nodiscard]] Outcome<Bytes> sign(SignatureScheme scheme, ByteView input);

  /// LOG OFF: the PIN counts no longer (promise 3).
  Outcome<std::monostate> log_off();

private:
  Transport& m_transport;
};

} // namespace card
