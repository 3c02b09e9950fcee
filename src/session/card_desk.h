// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_data.h"
#include "card/card_worker.h"
#include "card/certificate_cache.h"
#include "card/connection.h"
#include "card/eid_card.h"
#include "card/exchange_gate.h"
#include "card/job_queue.h"
#include "card/known_issuers.h"
#include "card/pin.h"
#include "card/pin_pad.h"
#include "certificate/certificate.h"
#include "signin/card_facts.h"
#include "signin/event.h"
#include "tls/card_key.h"

#include <sigc++/signal.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace session {

/// A card that can sign in: what the dialog shows of it, and what the card request needs.
struct ReadableCard {
  signin::CardFacts facts;
  card::ChipSerial serial;
  certificate::Certificate authentication;
  std::optional<certificate::Certificate> issuer; ///< for servers that only know the root; a card may have none
  tls::KeyReach reach = tls::KeyReach::tls_1_3;
};

using CardReading = std::variant<ReadableCard, signin::CardUnfit>;

/// The card's side of a sign-in: one card at a time, every exchange on the card's thread.
///
/// The card may be another program's for now. Then the exchange waits, signal_waiting() says so, and close() takes it
/// back: nothing that was asked for before close() reaches the card after it, whenever its turn comes, and a PIN that
/// waited is wiped at once.
///
/// A card, its driver or pcscd may fall silent in the middle of an exchange. Then the exchange is told as `timed_out`
/// after a bound, or as `service_stuck` (card::CardWorker), and what the thread holds is closed when it comes back, if
/// ever.
///
/// Thread: main loop; answers come on it, later, and not at all after destruction, which closes the card.
class CardDesk {
public:
  /// What a thread of the desk works with.
  struct Dependencies {
    /// Makes every card exchange.
    std::shared_ptr<card::JobQueue> thread;
    /// The way to the card in a reader; called, and destroyed, on that thread.
    std::function<card::Outcome<std::unique_ptr<card::Connection>>(const std::string& reader)> connect;
    /// Heeded by what `connect` makes.
    std::shared_ptr<card::ExchangeGate> gate =
        std::make_shared<card::ExchangeGate>(card::ExchangeGate::Patience::until_called_off);
    /// Certificates of issuing CAs that a card need not be read for; asked on that thread. By default none.
    std::shared_ptr<card::KnownIssuers> issuers = std::make_shared<card::KnownIssuers>();
    /// A card that need not be read.
    std::optional<card::KnownCard> known = {};
  };

  struct Bounds {
    /// How long the card may say nothing.
    card::CardWorkerBase::Bounds exchange = {};
    /// How long a handshake waits for its signature. It takes a card well under two seconds.
    std::chrono::milliseconds signature = std::chrono::seconds{20};
  };

  /// On threads of its own, to pcscd. `issuer_directory`: where certificates of issuing CAs are kept.
  /// `known`: a card that the program before this one has read.
  explicit CardDesk(const std::string& issuer_directory, std::optional<card::KnownCard> known = {});
  /// `make`: what the first thread works with, and each that comes after one that got stuck.
  CardDesk(std::function<Dependencies()> make, Bounds bounds);
  ~CardDesk();
  CardDesk(const CardDesk&) = delete;
  CardDesk& operator=(const CardDesk&) = delete;
  CardDesk(CardDesk&&) = delete;
  CardDesk& operator=(CardDesk&&) = delete;

  /// Closes the card before it, opens the one in `reader`, reads and judges its certificates.
  void read(const std::string& reader, std::function<void(CardReading)> done);

  /// Sends at most one VERIFY to the card that read() opened. `pin` is wiped as soon as the card has it.
  void verify(card::Pin pin, card::LastTry last_try, std::function<void(card::PinResult)> done);

  /// Lets the reader ask for the PIN: see EidSession::verify_on_pad. It cannot be stopped: called off, it is left to
  /// itself, and the card is closed when it is over.
  void verify_on_pad(card::PadLanguage language, card::LastTry last_try, std::function<void(card::PinResult)> done);

  /// Signs with the card that is open when it is called; bounded. For GIO's handshake thread, and after this object is
  /// gone too (it then fails).
  [[nodiscard]] tls::SignWithCard signer();

  /// Logs off and disconnects (promise 3). `closed` is told when that is done.
  void close(std::function<void()> closed = {});

  /// Whether another program has kept the card from read() or verify() for about a second; told when it changes.
  sigc::signal<void(bool)>& signal_waiting() { return m_waiting_changed; }

private:
  struct Table;

  std::chrono::milliseconds m_signature_bound;
  sigc::signal<void(bool)> m_waiting_changed;
  card::CardWorker<Table> m_worker; ///< last: no answer of it finds the rest gone
};

} // namespace session
