// SPDX-License-Identifier: EUPL-1.2
// Which card the sign-in is about, of all that are in a reader.
#include "signin/flow.h"

#include <algorithm>
#include <utility>

namespace signin {

namespace {

bool is_about_the_service(Failure failure) {
  switch (failure) {
  case Failure::service_absent:
  case Failure::service_stopped:
  case Failure::service_forbidden:
  case Failure::service_refused:
  case Failure::service_incompatible:
  case Failure::service_silent:
  case Failure::service_stuck:
    return true;
  default:
    return false;
  }
}

bool is_about_the_card(Failure failure) {
  switch (failure) {
  case Failure::card_mute:
  case Failure::foreign_card:
  case Failure::card_outdated:
  case Failure::unsupported_card:
  case Failure::no_certificate:
  case Failure::certificate_expired:
  case Failure::certificate_not_yet_valid:
  case Failure::certificate_unfit:
  case Failure::card_busy:
  case Failure::card_unreadable:
  case Failure::card_silent:
  case Failure::signature_unsupported:
  case Failure::pin_blocked:
    return true;
  default:
    return false;
  }
}

} // namespace

void Flow::on(const ReadersSeen& event) {
  m_any_reader = event.any;
  m_service_failure.reset();
  const bool service_is_back = m_stage == Stage::in_trouble && is_about_the_service(m_failure);
  if (m_stage == Stage::waiting_for_card || service_is_back)
    ask_for_card();
}

void Flow::on(const ServiceFailed& event) {
  m_reader.reset();
  m_cards.clear();
  m_foreign.clear();
  m_service_failure = event.failure;
  if (needs_the_card())
    trouble(event.failure);
  else
    withdraw_holder();
}

void Flow::on(const CardPlaced& event) {
  m_any_reader = true;
  std::erase_if(m_cards, [&event](const SeenCard& card) { return card.reader == event.reader; });
  std::erase(m_foreign, event.reader);
  const bool is_asked_for = asks_for_a_card();
  const SeenCard placed{.reader = event.reader,
                        .is_meant = is_asked_for && !m_absence && event.arrival == card::Arrival::inserted};
  m_cards.insert(is_asked_for ? m_cards.begin() : m_cards.end(), placed); // what is asked for is looked at first
  // The user's own card goes before one that they put in first, and that may be a client's.
  const bool may_be_better = m_stage == Stage::asking_pin && m_card->ownership != card::Ownership::own;
  if (!is_asked_for && !may_be_better)
    return;
  if (may_be_better)
    close_card();
  else
    for (auto& card : m_cards)
      card.unfit.reset();
  look_at_cards();
}

void Flow::on(const ForeignCardSeen& event) {
  m_foreign.push_back(event.reader);
  if (m_stage == Stage::waiting_for_card)
    ask_for_card();
}

void Flow::on(const CardUnfit& event) {
  if (m_stage != Stage::reading_card || m_absence)
    return;
  card_in_use()->unfit = event.failure;
  card_in_use()->holder = event.holder;
  look_at_cards();
}

void Flow::on(const CardTaken& event) {
  std::erase(m_foreign, event.reader);
  std::erase_if(m_cards, [&event](const SeenCard& card) { return card.reader == event.reader; });
  if (m_reader != event.reader) {
    if (m_stage == Stage::waiting_for_card)
      ask_for_card(); // it may be the one that the dialog names
    return;
  }
  m_reader.reset();
  m_last_absence.reset();
  m_closed_meanwhile = false;
  if (!needs_the_card()) {
    // The client's card may now use the reader: the session at the portal does not hang on the card any more.
    withdraw_holder();
    return;
  }
  if (m_card_request == CardRequestState::sent) {
    m_effects.emplace_back(CancelCardRequest{});
    m_card_request = CardRequestState::wanted;
  }
  close_card();
  const bool portal_trouble = m_stage == Stage::in_trouble && !is_about_the_card(m_failure);
  if (portal_trouble)
    withdraw_holder();
  else if (m_stage != Stage::by_hand)
    ask_for_card();
}

/// Not while the session at the portal goes on; again when the dialog asks for a card after that, or meanwhile.
bool Flow::needs_the_card() const {
  return !may_be_work() && (!signed_in_at_portal() || waits_for_the_pin());
}

/// Whether the dialog says, in whatever words, that a card is to be put in.
bool Flow::asks_for_a_card() const {
  return m_stage == Stage::waiting_for_card ||
         (m_stage == Stage::in_trouble && (is_about_the_card(m_failure) || is_about_the_service(m_failure)));
}

/// One that is in a reader and not to be asked for its PIN; null: none.
const Flow::SeenCard* Flow::other_card() const {
  const auto other =
      std::ranges::find_if(m_cards, [this](const SeenCard& card) { return card.facts && !is_to_be_asked(card); });
  return other == m_cards.end() ? nullptr : &*other;
}

/// Asks for the user's card, and names one that is in a reader and is not theirs. Goes on to no other card by itself:
/// whoever goes on typing when a card is pulled would type their PIN for one that is perhaps a client's.
void Flow::ask_for_card() {
  if (m_card)
    close_card();
  m_reader.reset();
  m_stage = Stage::waiting_for_card;
  const auto failure = m_trouble_after_pad ? std::exchange(m_trouble_after_pad, std::nullopt) : m_service_failure;
  if (failure) {
    trouble(*failure);
    return;
  }
  AskCard view{.reader_present = m_any_reader};
  if (const auto* other = other_card(); other != nullptr && !m_absence)
    view.other = {other->facts->holder, other->facts->ownership};
  if (!m_foreign.empty())
    view.foreign_in = m_foreign.front();
  show(view);
}

/// Looks at every card before it asks for the PIN of one that is not the user's own.
void Flow::look_at_cards() {
  const auto* next = next_card_to_read();
  if (next == nullptr || next->is_postponed) {
    if (const auto* chosen = card_to_ask())
      next = chosen;
  }
  if (next != nullptr) {
    read_card(std::string{next->reader});
    return;
  }
  const auto is_unfit = [](const SeenCard& card) { return card.unfit.has_value(); };
  const auto meant =
      std::ranges::find_if(m_cards, [&](const SeenCard& card) { return card.is_meant && is_unfit(card); });
  const auto first = std::ranges::find_if(m_cards, is_unfit);
  const bool others_are_fit = std::ranges::any_of(m_cards, [](const SeenCard& card) { return card.facts.has_value(); });
  if (meant != m_cards.end())
    tell_of(*meant);
  else if (first != m_cards.end() && !others_are_fit)
    tell_of(*first);
  else
    ask_for_card();
}

void Flow::tell_of(const SeenCard& unfit) {
  m_reader = unfit.reader;
  trouble(*unfit.unfit);
}

/// Read, and the keyring has said whose it is, or will not say.
void Flow::card_is_known() {
  auto* card = card_in_use();
  card->facts = m_card;
  card->is_meant = card->is_meant || m_is_chosen;
  const auto* next = next_card_to_read();
  const bool is_first =
      m_card->ownership == card::Ownership::own || m_is_chosen || next == nullptr || next->is_postponed;
  if (is_to_be_asked(*card) && is_first)
    accept_card();
  else
    look_at_cards();
}

void Flow::accept_card() {
  if (m_card->tries.blocked()) {
    card_in_use()->facts.reset();
    card_in_use()->unfit = Failure::pin_blocked;
    card_in_use()->holder = {m_card->holder, m_card->valid_until};
    trouble(Failure::pin_blocked);
    return;
  }
  if (m_needs_other_tls) {
    m_effects.emplace_back(HandOver{});
    end();
    return;
  }
  ask_pin();
  if (!m_portal_started)
    load_start();
}

bool Flow::is_to_be_asked(const SeenCard& card) const {
  return card.facts && card::may_be_asked_for_its_pin(card.facts->ownership, card.is_meant);
}

/// Those that the user chose come first, and last those that another program keeps.
const Flow::SeenCard* Flow::next_card_to_read() const {
  const auto is_being_read = [this](const SeenCard& card) {
    return m_stage == Stage::reading_card && card.reader == m_reader;
  };
  const auto rank = [](const SeenCard& card) { return (card.is_postponed ? 2 : 0) + (card.is_meant ? 0 : 1); };
  const SeenCard* next = nullptr;
  for (const auto& card : m_cards)
    if (!card.unfit && !card.facts && !is_being_read(card) && (next == nullptr || rank(card) < rank(*next)))
      next = &card;
  return next;
}

/// Of those that were read: the user's own, or else the first one that they chose.
const Flow::SeenCard* Flow::card_to_ask() const {
  const SeenCard* found = nullptr;
  for (const auto& card : m_cards)
    if (is_to_be_asked(card) && (found == nullptr || card.facts->ownership == card::Ownership::own))
      found = &card;
  return found;
}

Flow::SeenCard* Flow::card_in_use() {
  const auto card =
      std::ranges::find(m_cards, m_reader, [](const SeenCard& each) { return std::optional{each.reader}; });
  return card == m_cards.end() ? nullptr : &*card;
}

/// Two cards look alike: whoever is to see to one is told which. That a certificate was not accepted is about it, too.
std::optional<CardHolder> Flow::holder_for(Failure failure) {
  if (m_absence)
    return std::nullopt;
  const auto* card = card_in_use();
  const bool concerns_it =
      is_about_the_card(failure) || failure == Failure::certificate_refused || failure == Failure::certificate_revoked;
  if (card == nullptr || !concerns_it)
    return std::nullopt;
  if (card->holder)
    return card->holder;
  // Not what m_card says: that may be another card, which was read after this one.
  return card->facts ? std::optional{CardHolder{card->facts->holder, card->facts->valid_until}} : std::nullopt;
}

/// The name goes with the card, and with the user: whoever sits down next reads what is wrong, and not with whose card.
void Flow::withdraw_holder() {
  if (m_stage != Stage::in_trouble || !std::exchange(m_names_holder, false))
    return;
  show_trouble(std::nullopt);
}

} // namespace signin
