// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_arrivals.h"
#include "card/pin.h"
#include "card/reader_watch.h"
#include "session/card_desk.h"
#include "signin/event.h"

#include <sigc++/connection.h>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace session {

/// The card's half of a sign-in: what readers and card say becomes the flow's events, and what the flow wants of the
/// card is done on the desk. An answer about an earlier reading is dropped. Keeps a PIN from its confirmation until the
/// flow has handled that, no longer. Thread: main loop; destroying it closes the card.
class CardController {
public:
  /// As signin::FlowRunner::dispatch().
  using Tell = std::function<void(signin::Event, std::function<void()> done)>;

  /// One reading of a card. It expires with the next one and with this object, so that what comes of an earlier card is
  /// not taken for this one's, and no answer finds its sign-in gone.
  struct Reading {};

  /// `desk` outlives it. `preferred_reader`: whose card to read first when several are in; may be empty. `settling`: as
  /// card::CardArrivals has it.
  CardController(CardDesk& desk, std::string preferred_reader, card::CardArrivals::Clock::duration settling, Tell tell);
  ~CardController();
  CardController(const CardController&) = delete;
  CardController& operator=(const CardController&) = delete;
  CardController(CardController&&) = delete;
  CardController& operator=(CardController&&) = delete;

  void readers_changed(const card::ReaderSnapshot& snapshot);

  /// Tells PinConfirmed. Whatever the flow did not send is wiped when it has handled that.
  void confirm_pin(card::Pin pin, card::LastTry last_try);

  void read(const std::string& reader);
  /// Only while a PinConfirmed is handled.
  void verify(card::LastTry last_try);
  void verify_on_pad(card::LastTry last_try, card::PadLanguage language);
  /// `closed`: it is, and no other reading has begun since; not called for a card that does not let go.
  void close(std::function<void()> closed = {});

  /// The reader of the last reading.
  [[nodiscard]] const std::string& reader() const { return m_reader; }

  [[nodiscard]] std::weak_ptr<const Reading> reading() const { return m_reading; }

  /// The card that was read last; it may be closed since, if it took its PIN.
  [[nodiscard]] const std::optional<ReadableCard>& card() const { return m_card; }

private:
  void card_was_read(CardReading reading);
  [[nodiscard]] std::function<void(const card::PinResult&)> tell_if_still_read();
  void forget_card();

  CardDesk& m_desk;
  std::string m_preferred_reader;
  Tell m_tell;
  card::CardArrivals m_arrivals;
  std::optional<card::ReaderSnapshot> m_readers;
  std::string m_reader;
  std::shared_ptr<const Reading> m_reading;
  std::optional<ReadableCard> m_card;
  bool m_accepted_pin = false;  ///< m_card did
  std::deque<card::Pin> m_pins; ///< of the confirmations that are told: the first is the one that is handled now
  sigc::connection m_kept_by_others;
};

} // namespace session
