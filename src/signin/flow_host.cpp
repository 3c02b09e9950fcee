// SPDX-License-Identifier: EUPL-1.2
// A host that the portal leads to and that the description does not have: only the user can say yes to it.
#include "signin/flow.h"

#include <utility>

namespace signin {

/// Who works is told of it beside the page, as of all that befalls it. A page that wants another host while the user
/// still reads of the first one gets neither: their answer must not meet what they did not read.
void Flow::on(const HostWanted& event) {
  const bool is_asked = m_stage == Stage::asking_host;
  if (is_asked && m_host->host == event.host)
    return;
  m_host = event;
  const bool is_walk = m_stage == Stage::walking || m_stage == Stage::by_hand || m_stage == Stage::asking_choice;
  const bool waits_for_card = m_card_request == CardRequestState::wanted || m_card_request == CardRequestState::sent;
  if (waits_for_card || !(is_walk || waits_for_the_pin()))
    refuse_host();
  else if (is_walk)
    ask_about_host();
}

void Flow::on(const HostWithdrawn& /*event*/) {
  if (!m_host)
    return;
  m_host.reset();
  if (m_stage == Stage::asking_host)
    go_back_from_host();
}

void Flow::on(const HostAnswered& event) {
  if (m_stage != Stage::asking_host || m_host->host.host != event.host)
    return;
  const bool stays_in_page = m_host->is_users_click;
  switch (event.answer) {
  case HostAnswer::go:
    m_host.reset();
    m_stage = Stage::walking;
    work(signed_in_at_portal() ? Activity::starting_application : Activity::opening_portal);
    m_effects.emplace_back(GoToHost{event.host});
    await_page();
    break;
  case HostAnswer::open_in_browser:
    if (!stays_in_page)
      break;
    m_host.reset();
    m_effects.emplace_back(OpenHostElsewhere{});
    go_back_from_host();
    break;
  case HostAnswer::no:
    if (stays_in_page) {
      stay_from_host();
      go_back_from_host();
    } else {
      refuse_host();
    }
    break;
  }
}

void Flow::ask_about_host() {
  m_is_by_hand_below = m_stage == Stage::by_hand;
  m_stage = Stage::asking_host;
  m_effects.emplace_back(StopTimer{Timer::page});
  step_came();
  show(AskHost{m_host->host, m_host->is_users_click});
}

/// As one that nobody may be asked about.
void Flow::refuse_host() {
  on(PortalFailed{Failure::card_host_unknown, std::string{m_host->host.host}});
}

void Flow::stay_from_host() {
  if (std::exchange(m_host, std::nullopt))
    m_effects.emplace_back(StayFromHost{});
}

/// Its moment has passed: something else has come of the page.
void Flow::leave_host_question() {
  stay_from_host();
  if (m_stage == Stage::asking_host)
    m_stage = m_is_by_hand_below ? Stage::by_hand : Stage::walking;
}

void Flow::go_back_from_host() {
  if (m_is_by_hand_below) {
    go_on_by_hand();
    return;
  }
  m_stage = Stage::walking;
  if (m_page_came && m_acted_on != m_visit) {
    act_on_page();
    return;
  }
  work(Activity::opening_portal);
  await_page();
}

} // namespace signin
