// SPDX-License-Identifier: EUPL-1.2
#include "session/card_controller.h"

#include "card/card_kind.h"
#include "session/reader_events.h"

#include <glib.h>

#include <algorithm>
#include <utility>

namespace session {

namespace {

/// Why a card is refused on its ATR alone, so that it is never touched beyond it.
std::optional<signin::Failure> refused_unread(const std::optional<card::ReaderSnapshot>& readers,
                                              const std::string& name) {
  if (!readers)
    return std::nullopt;
  const auto reader = std::find_if(readers->readers.begin(), readers->readers.end(),
                                   [&name](const auto& each) { return each.name == name; });
  if (reader == readers->readers.end() || !reader->card_present)
    return std::nullopt;
  if (reader->card_mute)
    return signin::Failure::card_mute;
  if (card::card_kind(reader->atr) == card::CardKind::foreign)
    return signin::Failure::foreign_card;
  return std::nullopt;
}

/// A card that CardArrivals does not tell of is mute: nobody can sign in with it, whoever put it in.
card::Arrival arrival_of(const std::string& reader, const card::CardChanges& changes) {
  const auto arrived = std::ranges::find_if(
      changes.arrived, [&reader](const card::ArrivedCard& each) { return each.stay.reader == reader; });
  return arrived == changes.arrived.end() ? card::Arrival::already_there : arrived->arrival;
}

} // namespace

CardController::CardController(CardDesk& desk, std::string preferred_reader,
                               card::CardArrivals::Clock::duration settling, Tell tell)
    : m_desk{desk},
      m_preferred_reader{std::move(preferred_reader)},
      m_tell{std::move(tell)},
      m_arrivals{settling, card::CardArrivals::FirstReaders::are_settled} {
  m_kept_by_others = m_desk.signal_waiting().connect([this](bool kept) { m_tell(signin::CardKeptByOthers{kept}, {}); });
}

CardController::~CardController() {
  m_kept_by_others.disconnect();
  m_desk.close();
}

void CardController::readers_changed(const card::ReaderSnapshot& snapshot) {
  const auto changes = m_arrivals.update(snapshot, card::CardArrivals::Clock::now());
  const auto before = std::exchange(m_readers, snapshot);
  auto events = reader_events(before, snapshot, m_preferred_reader);
  // What is put in at the very moment at which another card is taken answers no question: none was on the screen yet.
  const bool any_taken = std::ranges::any_of(
      events, [](const signin::Event& event) { return std::holds_alternative<signin::CardTaken>(event); });
  for (auto& event : events) {
    if (auto* placed = std::get_if<signin::CardPlaced>(&event); placed != nullptr && !any_taken)
      placed->arrival = arrival_of(placed->reader, changes);
    m_tell(std::move(event), {});
  }
}

void CardController::confirm_pin(card::Pin pin, card::LastTry last_try) {
  m_pins.push_back(std::move(pin));
  m_tell(signin::PinConfirmed{last_try}, [this] { m_pins.pop_front(); });
}

void CardController::read(const std::string& reader) {
  m_reader = reader;
  m_reading = std::make_shared<Reading>();
  forget_card();
  if (const auto failure = refused_unread(m_readers, reader)) {
    m_tell(signin::CardUnfit{*failure, {}}, {});
    return;
  }
  m_desk.read(reader, [this, of = reading()](CardReading reading) {
    if (!of.expired())
      card_was_read(std::move(reading));
  });
}

void CardController::forget_card() {
  m_card.reset();
  m_accepted_pin = false;
}

void CardController::card_was_read(CardReading reading) {
  if (auto* unfit = std::get_if<signin::CardUnfit>(&reading)) {
    m_tell(std::move(*unfit), {});
    return;
  }
  m_card = std::move(std::get<ReadableCard>(reading));
  m_tell(signin::CardRead{m_card->facts}, {});
}

void CardController::verify(card::LastTry last_try) {
  if (m_pins.empty()) {
    g_debug("The PIN is no more: it is asked for anew");
    m_tell(signin::PinChecked{card::Fault::not_verified}, {}); // the user is asked anew, and nothing waits for ever
    return;
  }
  m_desk.verify(std::move(m_pins.front()), last_try, tell_if_still_read());
}

void CardController::verify_on_pad(card::LastTry last_try, card::PadLanguage language) {
  m_desk.verify_on_pad(language, last_try, tell_if_still_read());
}

std::function<void(const card::PinResult&)> CardController::tell_if_still_read() {
  return [this, of = reading()](const card::PinResult& result) {
    if (of.expired())
      return;
    m_accepted_pin = m_accepted_pin || std::holds_alternative<card::PinAccepted>(result);
    m_tell(signin::PinChecked{result}, {});
  };
}

void CardController::close(std::function<void()> closed) {
  if (!m_accepted_pin)
    forget_card();
  m_desk.close([closed = std::move(closed), of = reading()] {
    if (closed && !of.expired())
      closed();
  });
}

} // namespace session
