// SPDX-License-Identifier: EUPL-1.2
// What may be work is not taken from its user.
#include "signin/flow.h"

#include <utility>

namespace signin {

/// Some portals say that a session has expired; others just ask to sign in.
void Flow::look_at_page_of_primaweb() {
  if (!m_page)
    return;
  if (m_page->meaning == portal::Meaning::signed_out)
    end();
  else if (m_page->meaning == portal::Meaning::session_ended || m_page->meaning == portal::Meaning::sign_in_method)
    trouble(Failure::session_ended);
}

/// A step that was not made yet is: then the page that stayed was one, too. To one that was made the user came back, to
/// choose otherwise perhaps.
void Flow::look_at_page_at_work() {
  if (!m_page)
    return;
  switch (m_page->meaning) {
  case portal::Meaning::entity_choice:
  case portal::Meaning::capacity_choice:
  case portal::Meaning::start_application:
  case portal::Meaning::role_choice:
    if (!m_acts.contains(m_page->name))
      act_on_page();
    break;
  case portal::Meaning::primaweb:
    act_on_page();
    break;
  default:
    look_at_page_of_primaweb();
    break;
  }
}

void Flow::on(const PortalFailed& event) {
  leave_host_question();
  m_unknown_host = event.host;
  if (may_be_work()) {
    begin_work(); // where there is a place to tell of it beside the page
    primaweb_page_failed(event.failure);
  } else if (m_stage != Stage::in_trouble) {
    trouble(event.failure);
  }
}

void Flow::on(const WorkSeen& /*event*/) {
  begin_work();
}

/// Once, and not to who has read it beside the choice. Whom it finds elsewhere than in PrimaWeb has other worries.
void Flow::on(const NotRemembered& /*event*/) {
  if (m_stage == Stage::in_primaweb && !std::exchange(m_said_nothing_is_remembered, true))
    m_effects.emplace_back(TellPageTrouble{Failure::nothing_remembered});
}

/// The session at the portal goes on without the page: what was typed is lost, but nobody needs to sign in again.
void Flow::primaweb_page_failed(Failure failure) {
  const bool loads_again = failure == Failure::page_crashed && !m_reloaded_lately;
  if (loads_again) {
    m_reloaded_lately = true;
    m_effects.emplace_back(StartTimer{Timer::after_crash, after_crash_bound});
    m_effects.emplace_back(ReloadPage{});
  }
  m_effects.emplace_back(
      TellPageTrouble{failure, loads_again, failure == Failure::card_host_unknown ? m_unknown_host : std::string{}});
}

/// Unknown pages that follow each other share one wait: who works in PrimaWeb goes from one to the next.
void Flow::await_staying() {
  if (std::exchange(m_awaits_staying, true))
    return;
  m_acts_while_staying = 0;
  m_effects.emplace_back(StartTimer{Timer::staying, staying_bound});
}

/// Whoever looks for their line in a list takes their time, and goes on.
/// Not for ever: who works in an application that nobody recognised presses things all the time.
void Flow::on(const ActedByHand& /*event*/) {
  if (m_awaits_staying && ++m_acts_while_staying <= most_acts_while_staying)
    m_effects.emplace_back(StartTimer{Timer::staying, staying_bound});
}

/// One that is known, the card that is wanted once more, or the end of the walk: an unknown page after it has a wait of
/// its own.
void Flow::step_came() {
  if (std::exchange(m_awaits_staying, false))
    m_effects.emplace_back(StopTimer{Timer::staying});
}

/// Nobody has said that this is PrimaWeb: neither the card nor the choice is remembered for it.
void Flow::begin_work() {
  if (m_stage != Stage::by_hand || !m_has_portal_session)
    return;
  step_came();
  m_stage = Stage::working;
  m_change_wanted = false;
  show(InPrimaWeb{m_destination, false});
}

} // namespace signin
