// SPDX-License-Identifier: EUPL-1.2
#include "launcher/card_greeter.h"

#include "card/log_words.h"
#include "launcher/log_words.h"

#include <glib.h>

#include <utility>
#include <variant>

namespace launcher {

namespace {

/// From the insertion of a card to the end of the session that its user has just signed out of.
constexpr std::chrono::seconds last_moments{2};

/// From the insertion of a card to the keyring that opens for it: so long its user can be waiting for the dialog.
constexpr std::chrono::seconds still_waited_for{30};

/// With half a second for each look and two between them, a program that has a card for itself gets half a minute.
constexpr int looks_at_a_busy_card = 12;

} // namespace

CardGreeter::CardGreeter(Callbacks callbacks, card::CardArrivals::Clock::duration settling)
    : m_callbacks{std::move(callbacks)}, m_arrivals{settling} {
}

void CardGreeter::see(const card::ReaderSnapshot& snapshot) {
  const auto changes = m_arrivals.update(snapshot, m_callbacks.now());
  for (const auto& stay : changes.left) {
    withdraw(stay);
    m_own.erase(stay);
    m_looked_at.erase(stay);
    m_put_in.erase(stay);
  }
  for (const auto& arrived : changes.arrived)
    greet(arrived);
}

void CardGreeter::session_changed() {
  const auto late = std::exchange(m_late, {});
  const auto session = m_callbacks.session();
  if (minds_the_cards(session))
    for (auto& [stay, card] : m_untold)
      card.is_waited_for = false;
  if (session != SessionState::idle && session != SessionState::away)
    return;
  for (const auto& [arrived, since] : late)
    if (m_callbacks.now() - since <= last_moments && m_arrivals.is_there(arrived.stay))
      greet(arrived);
}

void CardGreeter::keep_for_the_end(const card::ArrivedCard& arrived) {
  const auto now = m_callbacks.now();
  std::erase_if(m_late, [now](const LateCard& late) { return now - late.since > last_moments; });
  m_late.push_back({arrived, now});
}

void CardGreeter::greet(const card::ArrivedCard& arrived) {
  if (!m_callbacks.user_is_present() || m_callbacks.is_for_first_steps()) {
    g_debug("The card is left alone: %s",
            m_callbacks.user_is_present() ? "it is for the first steps" : "the user is away");
    return;
  }
  if (m_callbacks.session() == SessionState::signed_in)
    keep_for_the_end(arrived);
  if (!is_worth_reading(arrived.kind, arrived.arrival, m_callbacks.session())) {
    g_debug("The card is left alone: %s, %s, session program %s", card::log_word(arrived.kind),
            card::log_word(arrived.arrival), log_word(m_callbacks.session()));
    return;
  }
  m_put_in.insert_or_assign(arrived.stay, m_callbacks.now());
  inspect(arrived.stay, looks_at_a_busy_card);
}

void CardGreeter::inspect(const card::CardStay& stay, int looks_left) {
  m_looked_at.erase(stay);
  if (!may_mind(stay) || minds_the_cards(m_callbacks.session()))
    return;
  m_looked_at.insert(stay);
  m_callbacks.inspect(stay.reader, [this, stay, looks_left](const card::Outcome<card::ChipSerial>& read) {
    inspected(stay, read, looks_left);
  });
}

void CardGreeter::inspected(const card::CardStay& stay, const card::Outcome<card::ChipSerial>& read, int looks_left) {
  if (const auto* fault = std::get_if<card::Fault>(&read))
    g_debug("The card could not be looked at: %s; looks left: %d", card::log_word(*fault), looks_left - 1);
  if (card::succeeded(read) && std::exchange(m_told_stuck, false))
    m_callbacks.withdraw_stuck();
  if (may_mind(stay)) {
    if (read == card::Outcome<card::ChipSerial>{card::Fault::card_busy} && looks_left > 1)
      return m_callbacks.later([this, stay, looks_left] { inspect(stay, looks_left - 1); });
    if (read == card::Outcome<card::ChipSerial>{card::Fault::service_stuck}) {
      m_told_stuck = true;
      m_callbacks.tell_stuck();
    }
    if (const auto* serial = std::get_if<card::ChipSerial>(&read))
      return m_callbacks.recall(*serial, [this, stay, serial = *serial](const memory::LookupResult& recollection) {
        m_looked_at.erase(stay);
        if (may_mind(stay))
          decide(stay, serial, recollection);
      });
  }
  m_looked_at.erase(stay);
}

bool CardGreeter::may_mind(const card::CardStay& stay) const {
  return m_arrivals.is_there(stay) && m_callbacks.user_is_present();
}

void CardGreeter::decide(const card::CardStay& stay, const card::ChipSerial& serial,
                         const memory::LookupResult& recollection) {
  const auto ownership = memory::ownership_of(recollection);
  if (ownership == card::Ownership::own)
    m_own.insert_or_assign(stay, serial);
  else if (ownership == card::Ownership::unknown)
    m_untold.insert_or_assign(stay, UntoldCard{serial});
  const auto meaning = meaning_of(ownership, m_callbacks.session());
  g_debug("The card is %s: %s", card::log_word(ownership), log_word(meaning));
  switch (meaning) {
  case CardMeaning::nothing:
    break;
  case CardMeaning::quiet_notification:
    if (!m_callbacks.may_ask()) {
      g_debug("Not asked: the setting ask-about-cards is off");
      break;
    }
    m_asked.insert_or_assign(stay, serial);
    m_callbacks.ask_quietly(stay);
    break;
  case CardMeaning::open_dialog:
    if (m_callbacks.may_open())
      m_callbacks.open_dialog(stay.reader, serial);
    else
      g_debug("No dialog: the setting open-on-card is off");
    break;
  }
}

void CardGreeter::keyring_changed() {
  for (const auto& [stay, card] : m_untold) {
    if (!may_mind(stay) || m_looked_at.contains(stay))
      continue;
    m_looked_at.insert(stay);
    m_callbacks.recall_quietly(card.serial, [this, stay](const memory::LookupResult& recollection) {
      m_looked_at.erase(stay);
      if (may_mind(stay))
        decide_late(stay, recollection);
    });
  }
}

bool CardGreeter::is_waited_for(const card::CardStay& stay, const UntoldCard& card) const {
  const auto since = m_put_in.find(stay);
  return card.is_waited_for && !m_callbacks.is_for_first_steps() && since != m_put_in.end() &&
         m_callbacks.now() - since->second <= still_waited_for;
}

/// One that is not known may still be: a locked keyring may say no more than that there is nothing.
void CardGreeter::decide_late(const card::CardStay& stay, const memory::LookupResult& recollection) {
  const auto ownership = memory::ownership_of(recollection);
  const auto untold = m_untold.find(stay);
  if (untold == m_untold.end() || card::is_asked_about(ownership))
    return;
  g_debug("The keyring came late: the card is %s", card::log_word(ownership));
  const auto card = untold->second;
  withdraw(stay);
  if (is_waited_for(stay, card))
    decide(stay, card.serial, recollection);
  else if (ownership == card::Ownership::own)
    m_own.insert_or_assign(stay, card.serial);
}

void CardGreeter::start() {
  g_debug("The user asks for the dialog, with %s", m_own.empty() ? "any card" : "their own card in a reader");
  if (m_own.empty())
    m_callbacks.sign_in_with_any();
  else
    m_callbacks.sign_in(m_own.begin()->first.reader, m_own.begin()->second);
}

void CardGreeter::cards_changed() {
  withdraw_questions();
  for (const auto& [stay, serial] : std::exchange(m_own, {}))
    m_untold.insert_or_assign(stay, UntoldCard{serial, false});
  keyring_changed();
}

/// Whose card it is, a keyring that comes late still tells.
void CardGreeter::withdraw_questions() {
  for (const auto& [stay, serial] : std::exchange(m_asked, {}))
    m_callbacks.withdraw_question(stay);
}

void CardGreeter::sign_in_with(const card::CardStay& stay) {
  const auto at = m_asked.find(stay);
  if (at == m_asked.end())
    return;
  m_callbacks.sign_in(stay.reader, at->second);
  withdraw(stay);
}

void CardGreeter::not_for_primaweb(const card::CardStay& stay) {
  const auto at = m_asked.find(stay);
  if (at == m_asked.end())
    return;
  g_debug("The user says: not for PrimaWeb");
  m_callbacks.leave_alone(at->second);
  withdraw(stay);
}

void CardGreeter::withdraw(const card::CardStay& stay) {
  m_untold.erase(stay);
  if (m_asked.erase(stay) > 0)
    m_callbacks.withdraw_question(stay);
}

} // namespace launcher
