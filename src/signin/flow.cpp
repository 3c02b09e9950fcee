// SPDX-License-Identifier: EUPL-1.2
#include "signin/flow.h"

#include <utility>

namespace signin {

Effects Flow::handle(const Event& event) {
  if (m_stage == Stage::leaving_pad)
    leave_pad(event);
  else if (m_stage != Stage::ended)
    std::visit([this](const auto& each) { on(each); }, event);
  return std::exchange(m_effects, {});
}

const char* Flow::stage_name() const {
  switch (m_stage) {
  case Stage::waiting_for_card:
    return "waiting_for_card";
  case Stage::reading_card:
    return "reading_card";
  case Stage::recalling_card:
    return "recalling_card";
  case Stage::asking_pin:
    return "asking_pin";
  case Stage::checking_pin:
    return "checking_pin";
  case Stage::typing_on_pad:
    return "typing_on_pad";
  case Stage::leaving_pad:
    return "leaving_pad";
  case Stage::walking:
    return "walking";
  case Stage::asking_choice:
    return "asking_choice";
  case Stage::asking_host:
    return "asking_host";
  case Stage::by_hand:
    return "by_hand";
  case Stage::in_trouble:
    return "in_trouble";
  case Stage::working:
    return "working";
  case Stage::in_primaweb:
    return "in_primaweb";
  case Stage::ended:
    break;
  }
  return "ended";
}

void Flow::on(const ChangeWanted& /*event*/) {
  m_change_wanted = true;
  if (m_stage == Stage::asking_pin)
    ask_pin();
}

void Flow::on(const RemedyPressed& /*event*/) {
  if (m_stage != Stage::in_trouble)
    return;
  switch (remedy(m_failure)) {
  case Remedy::try_again:
  case Remedy::sign_out_and_again:
    start_over();
    break;
  case Remedy::go_on_by_hand:
    m_acts.clear();
    go_on_by_hand();
    break;
  case Remedy::close:
  case Remedy::go_on:
    end();
    break;
  }
}

void Flow::on(const Cancelled& /*event*/) {
  if (m_stage == Stage::typing_on_pad && !m_kept_by_others) {
    m_stage = Stage::leaving_pad;
    work(Activity::waiting_for_reader);
  } else {
    end();
  }
}

void Flow::on(const SignOutWanted& /*event*/) {
  work(Activity::signing_out);
  end();
}

/// The portal asks for entity and role right after its sign-in only, so a switch is a sign-in of its own.
void Flow::on(const SwitchWanted& /*event*/) {
  if (m_stage != Stage::in_primaweb && m_stage != Stage::working)
    return;
  m_change_wanted = true;
  start_over();
}

void Flow::on(const TimedOut& event) {
  switch (event.timer) {
  case Timer::after_crash:
    m_reloaded_lately = false;
    break;
  case Timer::staying:
    m_awaits_staying = false;
    begin_work();
    break;
  case Timer::page:
    // While the user types, a slow portal is no news yet: await_page() starts the clock again after the PIN.
    if (m_stage == Stage::walking)
      trouble(Failure::portal_slow);
    break;
  case Timer::keyring:
    if (m_stage == Stage::recalling_card)
      card_is_known();
    break;
  case Timer::open_card:
    if (m_card_request == CardRequestState::sent) {
      trouble(Failure::card_host_unreachable);
    } else if (m_pin_accepted) {
      m_closed_meanwhile = true;
      close_card();
      if (m_stage == Stage::walking)
        need_pin();
    }
    break;
  }
}

void Flow::show(View view) {
  if (const auto* choice = std::get_if<AskChoice>(&view); choice != nullptr && !choice->can_remember)
    m_said_nothing_is_remembered = true;
  m_effects.emplace_back(Show{std::move(view)});
}

void Flow::work(Activity activity) {
  show(Working{activity});
}

void Flow::trouble(Failure failure) {
  if (m_stage == Stage::typing_on_pad) {
    m_trouble_after_pad = failure; // the user looks at the reader, and it does not stop
    return;
  }
  if (m_card_request == CardRequestState::sent)
    m_effects.emplace_back(CancelCardRequest{});
  if (m_card_request != CardRequestState::done)
    m_card_request = CardRequestState::none;
  auto holder = holder_for(failure);
  close_card();
  m_effects.emplace_back(StopTimer{Timer::page});
  step_came();
  stay_from_host();
  m_failure = failure;
  m_stage = Stage::in_trouble;
  m_names_holder = holder.has_value();
  show_trouble(std::move(holder));
}

void Flow::show_trouble(std::optional<CardHolder> holder) {
  show(Trouble{.failure = m_failure,
               .host = m_failure == Failure::card_host_unknown ? m_unknown_host : std::string{},
               .holder = std::move(holder)});
}

void Flow::start_over() {
  stay_from_host();
  if (m_portal_started)
    m_effects.emplace_back(EndPortalSession{m_has_portal_session || may_be_work()});
  step_came();
  m_effects.emplace_back(StopTimer{Timer::after_crash});
  m_reloaded_lately = false;
  m_portal_started = false;
  m_page_came = false;
  m_page.reset();
  m_acted_on.reset();
  m_acts.clear();
  m_card_request = CardRequestState::none;
  m_has_portal_session = false;
  m_destination = {};
  m_went_by_hand = false;
  m_pages_of_list = 0;
  m_closed_meanwhile = false;
  for (auto& card : m_cards)
    card = {.reader = card.reader, .is_meant = card.is_meant};
  m_reader.reset();
  look_at_cards();
}

void Flow::end() {
  stay_from_host();
  if (m_card_request == CardRequestState::sent)
    m_effects.emplace_back(CancelCardRequest{});
  close_card();
  m_effects.emplace_back(StopTimer{Timer::page});
  step_came();
  m_effects.emplace_back(StopTimer{Timer::after_crash});
  if (m_portal_started)
    m_effects.emplace_back(EndPortalSession{m_has_portal_session || may_be_work()});
  m_effects.emplace_back(Leave{});
  m_stage = Stage::ended;
}

void Flow::load_start() {
  m_portal_started = true;
  m_effects.emplace_back(LoadStart{});
  await_page();
}

void Flow::await_page() {
  m_effects.emplace_back(StartTimer{Timer::page, page_bound});
}

bool Flow::waits_for_the_pin() const {
  return m_stage == Stage::waiting_for_card || m_stage == Stage::reading_card || m_stage == Stage::recalling_card ||
         m_stage == Stage::asking_pin || m_stage == Stage::checking_pin || m_stage == Stage::typing_on_pad;
}

bool Flow::has_remembered_destination() const {
  return m_recalled && m_recalled->last && !m_change_wanted;
}

} // namespace signin
