// SPDX-License-Identifier: EUPL-1.2
#include "signin/card_failure.h"
#include "signin/flow.h"

#include <utility>

namespace signin {

void Flow::on(const CardRead& event) {
  if (m_stage != Stage::reading_card || m_absence)
    return;
  m_card = event.facts;
  m_is_chosen = event.is_chosen;
  m_needs_other_tls = event.needs_other_tls;
  m_stage = Stage::recalling_card;
  m_effects.emplace_back(StartTimer{Timer::keyring, keyring_bound});
}

void Flow::on(const CardKeptByOthers& event) {
  if (m_stage != Stage::reading_card && m_stage != Stage::checking_pin && m_stage != Stage::typing_on_pad)
    return;
  const auto* another = next_card_to_read();
  if (event.kept && m_stage == Stage::reading_card && another != nullptr && !another->is_postponed) {
    card_in_use()->is_postponed = true;
    close_card();
    look_at_cards();
    return;
  }
  m_kept_by_others = event.kept;
  if (event.kept)
    work(Activity::waiting_for_card);
  else if (m_stage == Stage::reading_card)
    show(ReadingCard{*m_reader});
  else
    work(m_stage == Stage::checking_pin ? Activity::checking_pin : Activity::typing_on_reader);
}

/// What comes late changes nothing of the question that the user has before them, except what the sign-in will open.
void Flow::on(const Recalled& event) {
  m_recalled = event;
  if (m_stage == Stage::recalling_card) {
    m_effects.emplace_back(StopTimer{Timer::keyring});
    m_card->ownership = event.ownership;
    card_is_known();
  } else if (m_stage == Stage::asking_pin) {
    ask_pin();
  }
}

void Flow::on(const PinConfirmed& event) {
  if (m_stage != Stage::asking_pin || !m_card || m_card->pin_pad)
    return;
  if (!may_try(event.last_try)) {
    ask_pin();
    return;
  }
  m_stage = Stage::checking_pin;
  card_in_use()->is_meant = true; // the user saw whose it is
  m_no_pin.reset();
  m_last_absence.reset();
  m_closed_meanwhile = false;
  m_effects.emplace_back(Verify{event.last_try});
  work(Activity::checking_pin);
}

bool Flow::may_try(card::LastTry last_try) const {
  return !m_card->tries.last() || last_try == card::LastTry::confirmed;
}

void Flow::on(const PinChecked& event) {
  if (m_stage != Stage::checking_pin && m_stage != Stage::typing_on_pad)
    return;
  m_stage = Stage::checking_pin;
  if (const auto failure = std::exchange(m_trouble_after_pad, std::nullopt))
    trouble(*failure);
  else if (m_absence)
    on(UserLeft{*m_absence}); // whatever the reader says, even that the PIN was right
  else
    std::visit([this](const auto& result) { pin_checked(result); }, event.result);
}

void Flow::pin_checked(const card::PinAccepted& /*result*/) {
  m_pin_accepted = true;
  m_stage = Stage::walking;
  m_effects.emplace_back(StartTimer{Timer::open_card, open_card_bound});
  if (m_card_request == CardRequestState::wanted) {
    send_card_request();
  } else if (m_host) {
    ask_about_host();
  } else if (m_page_came && m_acted_on != m_visit) {
    act_on_page();
  } else {
    work(Activity::opening_portal);
    await_page();
  }
}

void Flow::pin_checked(const card::PinWrong& result) {
  m_card->tries = result.left;
  m_wrong_before = true;
  if (result.left.blocked())
    trouble(Failure::pin_blocked);
  else
    ask_pin();
}

void Flow::pin_checked(const card::PinNotTried& result) {
  m_card->tries = result.left;
  if (result.left.blocked())
    trouble(Failure::pin_blocked);
  else
    ask_pin();
}

void Flow::pin_checked(const card::Fault& fault) {
  card_failed(fault);
}

void Flow::on(const CardWanted& event) {
  leave_host_question();
  m_card_host = event.host;
  if (m_stage == Stage::in_primaweb || m_stage == Stage::working) {
    trouble(Failure::session_ended); // promise 3: no second sign-in without a PIN, and none that the user did not start
    return;
  }
  if (m_pin_accepted) {
    send_card_request();
    return;
  }
  m_card_request = CardRequestState::wanted;
  // The portal may want the card a second time, also behind a choice that it has put: that takes a PIN of its own.
  if (m_stage == Stage::walking || m_stage == Stage::by_hand || m_stage == Stage::asking_choice)
    need_pin();
  else if (m_stage == Stage::asking_pin)
    ask_pin(); // and says by whom the card is wanted
}

/// What is under way to the card host already comes to its own end.
void Flow::on(const CardWithdrawn& /*event*/) {
  if (m_card_request != CardRequestState::wanted)
    return;
  m_card_request = CardRequestState::none;
  if (m_stage == Stage::asking_pin)
    ask_pin(); // and says no more by whom the card is wanted
}

void Flow::on(const CardRequestDone& /*event*/) {
  if (m_card_request != CardRequestState::sent)
    return;
  m_card_request = CardRequestState::done;
  m_has_portal_session = true;
  m_went_by_hand = false;
  close_card();
  work(Activity::signing_in_with_card);
  await_page();
}

void Flow::on(const CardRequestFailed& event) {
  if (m_card_request != CardRequestState::sent)
    return;
  m_card_request = CardRequestState::none;
  m_unknown_host = event.host;
  trouble(event.failure);
}

void Flow::on(const CardDidNotSign& event) {
  if (m_card_request != CardRequestState::sent)
    return;
  m_card_request = CardRequestState::wanted;
  card_failed(event.fault);
}

void Flow::card_failed(card::Fault fault) {
  switch (fault) {
  case card::Fault::card_removed:
  case card::Fault::reader_removed:
    // The watch tells of the removal itself; until then the user already reads what to do.
    close_card();
    std::erase_if(m_cards, [this](const SeenCard& card) { return card.reader == m_reader; });
    ask_for_card();
    break;
  case card::Fault::card_reset:
  case card::Fault::not_verified:
    // Another program used the card. The PIN is not sent again by itself (promise 1): the user is asked.
    close_card();
    need_pin();
    break;
  default:
    trouble(failure_of(fault));
  }
}

void Flow::read_card(const std::string& reader) {
  m_reader = reader;
  card_in_use()->facts.reset();
  m_card.reset();
  m_stage = Stage::reading_card;
  m_recalled.reset();
  m_wrong_before = false;
  m_no_pin.reset();
  m_kept_by_others = false;
  show(ReadingCard{*m_reader});
  if (!m_absence) // else once the user is back
    m_effects.emplace_back(ReadCard{*m_reader});
}

void Flow::ask_pin() {
  m_stage = Stage::asking_pin;
  AskPin view{.card = *m_card,
              .wrong_before = m_wrong_before,
              .no_pin = m_no_pin,
              .after_absence = m_last_absence,
              .opens = {},
              .portal_ready = false};
  if (has_remembered_destination())
    view.opens = m_recalled->last;
  if (m_card_request == CardRequestState::wanted)
    view.card_host = m_card_host;
  view.portal_ready =
      m_card_request == CardRequestState::wanted || (m_page && m_page->meaning == portal::Meaning::sign_in_method);
  view.ends_soon = m_recalled && m_recalled->tells_of_end;
  view.closed_meanwhile = m_closed_meanwhile;
  show(view);
}

void Flow::need_pin() {
  step_came();
  if (m_card)
    ask_pin();
  else if (m_reader)
    read_card(*m_reader);
  else
    look_at_cards();
}

void Flow::send_card_request() {
  step_came();
  m_card_request = CardRequestState::sent;
  m_stage = Stage::walking;
  m_effects.emplace_back(StopTimer{Timer::page});
  work(Activity::signing_in_with_card);
  m_effects.emplace_back(SendCardRequest{});
}

void Flow::close_card() {
  m_effects.emplace_back(StopTimer{Timer::keyring});
  m_effects.emplace_back(StopTimer{Timer::open_card});
  m_effects.emplace_back(CloseCard{});
  m_card.reset();
  m_pin_accepted = false;
}

} // namespace signin
