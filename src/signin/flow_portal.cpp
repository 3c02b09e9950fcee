// SPDX-License-Identifier: EUPL-1.2
#include "signin/flow.h"

#include <algorithm>
#include <utility>

namespace signin {

namespace {

/// The one option that says `label` and `detail`; nothing when none or several do, so that a guess never chooses.
std::optional<std::size_t> find_option(const std::vector<portal::Option>& options, const portal::Option& wanted) {
  const auto first = std::find(options.begin(), options.end(), wanted);
  if (first == options.end() || std::find(first + 1, options.end(), wanted) != options.end())
    return std::nullopt;
  return static_cast<std::size_t>(first - options.begin());
}

/// What a page that ends a sign-in says.
std::optional<Failure> failure_on(portal::Meaning meaning) {
  switch (meaning) {
  case portal::Meaning::no_profile:
    return Failure::no_profile;
  case portal::Meaning::no_access:
    return Failure::no_access;
  case portal::Meaning::certificate_refused:
    return Failure::certificate_refused;
  case portal::Meaning::certificate_missing:
    return Failure::certificate_not_received;
  case portal::Meaning::certificate_revoked:
    return Failure::certificate_revoked;
  case portal::Meaning::level_too_low:
    return Failure::level_too_low;
  case portal::Meaning::session_ended:
  case portal::Meaning::signed_out:
    return Failure::session_ended;
  case portal::Meaning::unavailable:
    return Failure::portal_unavailable;
  default:
    return std::nullopt;
  }
}

} // namespace

void Flow::on(const PageShown& event) {
  m_page_came = true;
  m_visit = event.visit;
  m_page = event.page;
  // While the card signs the view is about to leave its page, whatever becomes of that meanwhile.
  if (m_stage == Stage::in_trouble || m_card_request == CardRequestState::sent)
    return;
  if (m_stage == Stage::in_primaweb) {
    look_at_page_of_primaweb();
    return;
  }
  if (m_stage == Stage::working) {
    look_at_page_at_work();
    return;
  }
  m_effects.emplace_back(StopTimer{Timer::page});
  act_on_page();
}

void Flow::on(const ChoiceFailed& event) {
  if (event.visit != m_visit)
    return;
  if (waits_for_the_pin()) { // the user's turn comes after it
    m_page.reset();
    m_acted_on.reset();
    return;
  }
  if (m_stage != Stage::walking)
    return;
  m_effects.emplace_back(StopTimer{Timer::page});
  go_on_by_hand();
}

/// A page's own word counts for no more than the page it was said by. The user's counts whatever the description knows.
void Flow::on(const Arrived& event) {
  if ((m_stage != Stage::by_hand && m_stage != Stage::working) || !signed_in_at_portal())
    return;
  if (event.visit && (*event.visit != m_visit || m_page))
    return;
  step_came();
  enter_primaweb();
}

void Flow::act_on_page() {
  if (m_acted_on == m_visit)
    return;
  if (const auto failure = m_page ? failure_on(m_page->meaning) : std::nullopt)
    trouble(*failure);
  else if (waits_for_the_pin())
    act_before_the_pin();
  else if (m_page)
    act_after_the_pin();
  else
    go_on_by_hand();
}

/// While the user still has a card to insert or a PIN to type, the view may walk up to the choice of a sign-in method
/// and no further; a page nobody knows then waits until the PIN is right.
void Flow::act_before_the_pin() {
  if (!m_page)
    return;
  if (m_page->meaning == portal::Meaning::way_in)
    press(Activity::opening_portal);
  else if (m_page->meaning == portal::Meaning::sign_in_method && m_stage == Stage::asking_pin)
    ask_pin();
}

void Flow::act_after_the_pin() {
  step_came();
  switch (m_page->meaning) {
  case portal::Meaning::way_in:
    press(Activity::opening_portal);
    break;
  case portal::Meaning::sign_in_method:
    choose_method();
    break;
  case portal::Meaning::entity_choice:
    choose_entity();
    break;
  case portal::Meaning::start_application:
    press(Activity::starting_application);
    break;
  case portal::Meaning::role_choice:
    choose_role();
    break;
  case portal::Meaning::primaweb:
    enter_primaweb();
    break;
  default:
    break;
  }
}

void Flow::choose_method() {
  if (m_pin_accepted)
    press(Activity::signing_in_with_card);
  else if (signed_in_at_portal())
    trouble(Failure::portal_in_circles);
  else
    need_pin();
}

void Flow::press(Activity activity) {
  if (++m_acts[m_page->name] > acts_per_page) {
    trouble(Failure::portal_in_circles);
    return;
  }
  m_acted_on = m_visit;
  if (!waits_for_the_pin()) {
    m_stage = Stage::walking;
    work(activity);
  }
  m_effects.emplace_back(Press{m_visit});
  await_page();
}

void Flow::choose_entity() {
  std::optional<std::size_t> last;
  if (m_recalled && m_recalled->last)
    last = find_option(m_page->options, {m_recalled->last->entity, m_recalled->last->capacity});
  ask_choice(Step::entity, last);
}

void Flow::choose_role() {
  std::optional<std::size_t> last;
  if (m_recalled && m_recalled->last)
    last = find_option(m_page->options, {m_recalled->last->role, {}});
  ask_choice(Step::role, last);
}

void Flow::ask_choice(Step step, std::optional<std::size_t> last) {
  const auto& options = m_page->options;
  if (options.empty()) {
    go_on_by_hand();
    return;
  }
  if (options.size() == 1 || (last && has_remembered_destination())) {
    choose(last.value_or(0));
    return;
  }
  m_shown_order.clear();
  for (std::size_t index = 0; index < options.size(); ++index)
    m_shown_order.push_back(index);
  if (last)
    std::rotate(m_shown_order.begin(), m_shown_order.begin() + static_cast<std::ptrdiff_t>(*last),
                m_shown_order.begin() + static_cast<std::ptrdiff_t>(*last) + 1);
  AskChoice view{.step = step, .options = {}, .preselected = {}, .can_remember = !m_recalled || m_recalled->keyring};
  if (last)
    view.preselected = 0; // it is shown first
  for (const auto index : m_shown_order)
    view.options.push_back(options[index]);
  m_stage = Stage::asking_choice;
  show(std::move(view));
}

void Flow::on(const Chosen& event) {
  if (m_stage != Stage::asking_choice || event.index >= m_shown_order.size())
    return;
  m_remember = event.remember;
  choose(m_shown_order[event.index]);
}

void Flow::choose(std::size_t index) {
  if (++m_acts[m_page->name] > acts_per_page) {
    trouble(Failure::portal_in_circles);
    return;
  }
  const auto& option = m_page->options[index];
  const bool is_entity = m_page->meaning == portal::Meaning::entity_choice;
  if (is_entity) {
    // A role chosen before belongs to this entity only when it was asked first; to an earlier choice otherwise.
    const bool again = !m_destination.entity.empty();
    m_destination = {.entity = option.label, .capacity = option.detail, .role = again ? "" : m_destination.role};
  } else {
    m_destination.role = option.label;
  }
  m_acted_on = m_visit;
  m_stage = Stage::walking;
  work(is_entity ? Activity::choosing_entity : Activity::choosing_role);
  m_effects.emplace_back(Choose{m_visit, index});
  await_page();
}

void Flow::enter_primaweb() {
  close_card();
  m_stage = Stage::in_primaweb;
  m_change_wanted = false;
  if (m_remember && !m_destination.entity.empty())
    m_effects.emplace_back(Remember{m_destination});
  else
    m_effects.emplace_back(RememberOwnCard{});
  show(InPrimaWeb{m_destination});
}

/// What the user chooses by hand on a page of choices, nobody knows: neither the window nor the keyring says another.
void Flow::forget_choice() {
  if (!m_page)
    return;
  const bool is_entity = m_page->meaning == portal::Meaning::entity_choice;
  if (is_entity)
    m_destination.entity = m_destination.capacity = "";
  else if (m_page->meaning == portal::Meaning::role_choice)
    m_destination.role = "";
  else
    return;
  m_remember = false;
}

void Flow::go_on_by_hand() {
  forget_choice();
  m_stage = Stage::by_hand;
  Step step = Step::pin;
  if (signed_in_at_portal()) {
    step = m_destination.entity.empty() ? Step::entity : Step::role;
    await_staying();
  }
  show(ByHand{step, signed_in_at_portal()});
}

} // namespace signin
