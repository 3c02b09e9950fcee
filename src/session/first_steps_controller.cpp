// SPDX-License-Identifier: EUPL-1.2
#include "session/first_steps_controller.h"

#include "session/session_config.h"
#include "signin/card_failure.h"

#include <utility>
#include <variant>

namespace session {

namespace {

std::optional<memory::CardRecord> record_of(const memory::LookupResult& recollection) {
  if (const auto* record = std::get_if<memory::CardRecord>(&recollection))
    return *record;
  const auto* without = std::get_if<memory::NoKeyring>(&recollection);
  return without == nullptr ? std::nullopt : without->noted;
}

ui::ReaderReport readers_of(const card::ReaderSnapshot& snapshot) {
  ui::ReaderReport seen;
  for (const auto& reader : snapshot.readers)
    seen.readers.push_back(reader.name);
  if (snapshot.service != card::PcscdState::running)
    seen.failure = signin::failure_of(card::fault_of(snapshot.service));
  return seen;
}

} // namespace

FirstStepsController::FirstStepsController(ui::FirstStepsWindow& window,
                                           const std::optional<std::string>& practice_directory,
                                           std::function<void()> kept)
    : m_window{window},
      m_kept{std::move(kept)},
      m_desk{issuer_directory(practice_directory)},
      m_presence{[this](desktop::Presence /*now*/) { look(); }},
      m_memory{practice_directory ? memory::CardMemory::Scope::practice : memory::CardMemory::Scope::real},
      m_watch{[this, post = m_dispatcher.poster()](const card::ReaderSnapshot& snapshot) {
        post([this, snapshot] { readers_changed(snapshot); });
      }} {
  m_desk.signal_waiting().connect([this](bool is_waiting) { show_wait(is_waiting); });
  m_window.signal_own().connect([this] { remember(); });
  m_window.signal_card_page().connect([this] { look(); });
}

void FirstStepsController::readers_changed(const card::ReaderSnapshot& snapshot) {
  m_window.show_readers(readers_of(snapshot));
  m_cards.see(snapshot);
  look();
}

void FirstStepsController::look() {
  if (!m_window.shows_card_page() || m_presence.presence() != desktop::Presence::present) {
    forget();
    m_cards.read_all_again();
    return m_window.show_card({});
  }
  const auto newest = m_cards.to_read();
  if (newest && m_stay == newest)
    return;
  forget();
  if (newest)
    return read(*newest);
  if (const auto unfit = m_cards.unfit())
    return m_window.show_card(
        {.state = ui::CardReport::State::unfit, .reader = unfit->reader, .failure = unfit->failure});
  m_window.show_card({});
}

void FirstStepsController::forget() {
  m_stay.reset();
  m_card.reset();
  m_desk.close();
}

void FirstStepsController::read(const card::CardStay& stay) {
  m_stay = stay;
  m_window.show_card({.state = ui::CardReport::State::reading, .reader = stay.reader});
  m_desk.read(stay.reader, [this, stay](CardReading reading) {
    if (m_stay == stay)
      card_was_read(std::move(reading));
  });
}

void FirstStepsController::show_wait(bool is_waiting) {
  using State = ui::CardReport::State;
  if (m_stay && !m_card)
    m_window.show_card({.state = is_waiting ? State::waiting : State::reading, .reader = m_stay->reader});
}

/// Nothing is offered before it is known what the card is to the user already.
void FirstStepsController::card_was_read(CardReading reading) {
  m_desk.close();
  if (const auto* unfit = std::get_if<signin::CardUnfit>(&reading)) {
    m_cards.set_aside(*m_stay, unfit->failure);
    return look();
  }
  m_card = std::get<ReadableCard>(std::move(reading));
  m_memory.recall(m_card->serial, [this, stay = m_stay](const memory::LookupResult& recollection) {
    if (m_stay == stay && m_card)
      show_standing(recollection);
  });
}

void FirstStepsController::show_standing(const memory::LookupResult& recollection) {
  const auto record = record_of(recollection);
  if (!record)
    show(ui::CardReport::State::not_own);
  else
    show(record->standing == memory::Standing::own ? ui::CardReport::State::own : ui::CardReport::State::left_alone);
}

void FirstStepsController::show(ui::CardReport::State state) {
  m_window.show_card({.state = state, .reader = m_card->facts.reader, .holder = m_card->facts.holder});
}

/// It may have become the user's own meanwhile, with the entity and the role that are remembered for it.
void FirstStepsController::remember() {
  if (!m_card)
    return;
  const auto show_if_there = [this, stay = m_stay](memory::SaveResult kept) {
    if (m_stay == stay && m_card)
      show(kept == memory::SaveResult::saved ? ui::CardReport::State::own : ui::CardReport::State::not_kept);
  };
  m_memory.recall(m_card->serial, [this, serial = m_card->serial, show_if_there](const memory::LookupResult& before) {
    const auto* kept_already = std::get_if<memory::CardRecord>(&before);
    if (kept_already != nullptr && kept_already->standing == memory::Standing::own)
      return show_if_there(memory::SaveResult::saved);
    auto record = record_of(before).value_or(memory::CardRecord{});
    record.standing = memory::Standing::own;
    m_memory.remember(serial, record, [this, show_if_there](memory::SaveResult kept) {
      if (kept == memory::SaveResult::saved)
        m_kept();
      show_if_there(kept);
    });
  });
}

} // namespace session
