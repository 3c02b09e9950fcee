// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_data.h"
#include "card/connection.h"
#include "card/delivery.h"
#include "card/eid_card.h"
#include "card/job_queue.h"
#include "card/known_issuers.h"
#include "card/pin.h"
#include "card/pin_pad.h"
#include "card/turn.h"
#include "certificate/certificate.h"
#include "signin/card_facts.h"
#include "signin/failure.h"
#include "tls/card_key.h"

#include <sigc++/connection.h>
#include <sigc++/signal.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace session {

/// A card that can sign in: what the dialog shows of it, and what the card request needs.
struct ReadableCard {
  signin::CardFacts facts;
  card::ChipSerial serial;
  certificate::Certificate authentication;
  std::optional<certificate::Certificate> issuer; ///< for servers that only know the root; a card may have none
  tls::KeyReach reach = tls::KeyReach::tls_1_3;
};

using CardReading = std::variant<ReadableCard, signin::Failure>;

/// The card's side of a sign-in: one card at a time, every exchange on the card's thread.
///
/// The card may be another program's for now. Then the exchange waits, signal_waiting() says so, and close() takes it
/// back: nothing that was asked for before close() reaches the card after it, whenever its turn comes, and a PIN that
/// waited is wiped at once.
///
/// A card, or its driver, may fall silent in the middle of an exchange. Then the exchange is told as `timed_out` after
/// a bound, and what the thread holds is closed when the driver comes back, if ever.
///
/// Main loop's thread; answers come on it, later, and not at all after destruction, which closes the card.
class CardDesk {
public:
  /// What a desk works with.
  struct Means {
    /// Makes every card exchange.
    std::shared_ptr<card::JobQueue> thread;
    /// The way to the card in a reader; called on that thread.
    std::function<card::Outcome<std::unique_ptr<card::Connection>>(const std::string& reader)> connect;
    /// How long a handshake waits for its signature.
    std::chrono::milliseconds signature_bound;
    /// How long the card may say nothing in any other exchange; not on a reader with keys, which has a bound of its
    /// own.
    std::chrono::milliseconds exchange_bound = std::chrono::seconds{20};
    /// Heeded by what `connect` makes.
    std::shared_ptr<card::Turn> turn = std::make_shared<card::Turn>(card::Turn::Patience::until_called_off);
    /// Leaves a thread behind that is stuck, and gives new means.
    std::function<Means()> leave_behind = {};
    /// Certificates of issuing CAs that a card need not be read for; asked on that thread. By default none.
    std::shared_ptr<card::KnownIssuers> issuers = std::make_shared<card::KnownIssuers>();
  };

  /// On a thread of its own, to pcscd. `issuer_directory`: where certificates of issuing CAs are kept.
  explicit CardDesk(const std::string& issuer_directory);
  explicit CardDesk(Means means);
  ~CardDesk();
  CardDesk(const CardDesk&) = delete;
  CardDesk& operator=(const CardDesk&) = delete;
  CardDesk(CardDesk&&) = delete;
  CardDesk& operator=(CardDesk&&) = delete;

  /// Closes the card before it, opens the one in `reader`, reads and judges its certificates.
  void read(const std::string& reader, std::function<void(CardReading)> done);

  /// Sends at most one VERIFY to the card that read() opened. `pin` is wiped as soon as the card has it.
  void verify(card::Pin pin, card::LastTry last_try, std::function<void(card::PinResult)> done);

  /// Lets the reader ask for the PIN: see EidSession::verify_on_pad. What comes after it waits until the reader is
  /// done.
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

  /// What the card's thread was asked for and has not answered yet.
  struct Exchange {
    std::function<void(card::Fault)> give_up; ///< tells the one who asked
    bool on_pad = false;
  };

  template <typename Result>
  void exchange(std::function<Result(Table&)> job, std::function<void(Result)> done, bool on_pad = false);
  void look_while_it_works();
  void look();
  void look_at_the_wait();
  [[nodiscard]] std::chrono::milliseconds silence() const;
  void give_up_on_the_card();
  void call_off();
  void take_back();
  void leave_behind();

  Means m_means;
  std::shared_ptr<Table> m_table;                ///< of the card's thread
  std::vector<std::weak_ptr<Table>> m_left;      ///< of threads that were left behind
  std::weak_ptr<card::Pin> m_pin;                ///< of the last verify()
  std::map<std::uint64_t, Exchange> m_exchanges; ///< in the order they were asked for
  std::uint64_t m_last_exchange = 0;
  int m_looks_at_wait = 0;    ///< since it began
  int m_looks_at_silence = 0; ///< since the last sign of the card
  bool m_waiting = false;
  sigc::connection m_look_timer;
  sigc::signal<void(bool)> m_waiting_changed;
  card::Delivery m_delivery;
};

} // namespace session
