// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/certificate_cache.h"
#include "card/connection.h"
#include "card/eid_card.h"
#include "card/known_issuers.h"
#include "card/pin_pad.h"

#include <memory>
#include <optional>
#include <string>

namespace card {

class PcscContext;

/// One card in one reader, from the first look until it is closed: the object of a sign-in.
///
/// Holds the PC/SC connection, and the card's transaction from VERIFY until log-off, so that nobody else uses the
/// unlocked card (doc/architecture.md). `close()` or the destructor log off when a PIN was verified, end the
/// transaction and disconnect; when log-off fails the card is reset instead (promise 3), unless it went or lost its
/// power meanwhile: what is in the reader then is not ours.
/// A card that another program reset is picked up again, if it is still the same card, as long as no PIN was verified;
/// later that is a `card_reset`. Each call but sign() may wait while another program holds a transaction of its own.
///
/// A card that another program left unlocked stays so while it is only looked at, but does not serve us: sign() wants a
/// PIN of this session's own, and VERIFY takes away every earlier right before it looks at the PIN
/// (doc/belgian-eid.md §3.1). So LOG OFF goes out before VERIFY, and only where such a card hides its count of
/// tries, on applet 1.7; on 1.8 it would be one more APDU for nothing.
///
/// All calls, the destructor too, on the card's thread.
class EidSession {
public:
  /// Connects (shared, T=0), reads the card data. Several short tries while another program holds the card.
  [[nodiscard]] static Outcome<std::unique_ptr<EidSession>> open(PcscContext& context, const std::string& reader,
                                                                 CertificateCache& cache);

  /// The same on a connection that exists.
  [[nodiscard]] static Outcome<std::unique_ptr<EidSession>> open(std::unique_ptr<Connection> connection,
                                                                 const std::string& reader, CertificateCache& cache);
  ~EidSession();
  EidSession(const EidSession&) = delete;
  EidSession& operator=(const EidSession&) = delete;
  EidSession(EidSession&&) = delete;
  EidSession& operator=(EidSession&&) = delete;

  [[nodiscard]] const CardData& data() const { return m_data; }

  [[nodiscard]] const std::string& reader() const { return m_reader; }

  /// From the cache when this chip was read before in this program's life, else from the card (and then cached). The
  /// issuer's is read from the card only when `issuers` does not know it. `no_certificate` speaks of the holder's.
  [[nodiscard]] Outcome<CardCertificates> certificates(KnownIssuers& issuers);

  /// Asks the card, also when data() has a count from the first look.
  [[nodiscard]] Outcome<TriesLeft> tries_left();

  /// Begins the transaction, sends at most one VERIFY; keeps the transaction only when the PIN was accepted. When the
  /// card's answer to VERIFY got lost, the card is closed for good: it may be unlocked. When something failed before,
  /// it is given back as it is.
  [[nodiscard]] PinResult verify(const Pin& pin, LastTry last_try);

  /// Returns whether the reader has a pad that verify_on_pad() can use. Asks the reader until it has answered once; the
  /// card is not asked.
  [[nodiscard]] Outcome<bool> has_pin_pad();

  /// As verify(), with a PIN that is typed on the reader: see verify_on(). Blocks until the user has typed it, gave up,
  /// or the reader did; nobody can end it from here. `pad_cannot_ask` without a pad.
  [[nodiscard]] PinResult verify_on_pad(PadLanguage language, LastTry last_try);

  /// `not_verified` unless verify() accepted a PIN in this session.
  [[nodiscard]] Outcome<Bytes> sign(SignatureScheme scheme, ByteView input);

  /// Logs off, ends the transaction, disconnects. Safe to call twice.
  void close();

private:
  EidSession(std::unique_ptr<Connection> connection, std::string reader, CertificateCache& cache);

  [[nodiscard]] Outcome<std::monostate> read_card_data();
  [[nodiscard]] Outcome<CardCertificates> read_certificates(KnownIssuers& issuers);
  [[nodiscard]] Outcome<std::monostate> begin();
  [[nodiscard]] Outcome<std::monostate> pick_up_again();
  void end();
  /// What there is to do about the transaction after a VERIFY, or none.
  PinResult settle(const PinResult& result);

  std::unique_ptr<Connection> m_connection;
  std::string m_reader;
  CertificateCache& m_cache;
  EidCard m_card;
  CardData m_data;
  std::optional<std::optional<PinPad>> m_pad; ///< once the reader was asked
  bool m_verified = false;                    ///< the card is, or may be, unlocked
};

} // namespace card
