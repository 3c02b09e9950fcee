// SPDX-License-Identifier: EUPL-1.2
#include "signin/flow.h"

#include <algorithm>
#include <utility>

namespace signin {

namespace {

/// The one option that says `label` and `detail`; nothing when none or several do, so that a guess never chooses.
std::optional<std::size_t> find_option(const std::vector<portal::Option>& options, const portal::Option& wanted) {
  if (wanted.label.empty())
    return std::nullopt;
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

portal::Destination destination_of(const portal::TaughtChoice& choice) {
  const auto entity = choice.entity.value_or(portal::Option{});
  return {.entity = entity.label,
          .capacity = choice.capacity.value_or(entity.detail),
          .role = choice.role.value_or(std::string{})};
}

} // namespace

void Flow::on(const PageShown& event) {
  leave_host_question();
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
  if ((m_stage != Stage::by_hand && m_stage != Stage::working) || !m_has_portal_session)
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
  case portal::Meaning::capacity_choice:
    choose_capacity();
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
  if (m_recalled && m_recalled->last) {
    last = find_option(m_page->options, {m_recalled->last->entity, m_recalled->last->capacity});
    if (!last) // the capacity may have a page of its own
      last = find_option(m_page->options, {m_recalled->last->entity, {}});
  }
  ask_choice(Step::entity, last);
}

void Flow::choose_capacity() {
  std::optional<std::size_t> last;
  if (m_recalled && m_recalled->last)
    last = find_option(m_page->options, {m_recalled->last->capacity, {}});
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
  if (m_page->is_closed && m_pages_of_list < most_pages_of_list) {
    show_more();
    return;
  }
  if (options.empty()) {
    go_on_by_hand();
    return;
  }
  const bool has_more = m_page->has_more && m_pages_of_list < most_pages_of_list;
  // The only line that is left of a list that was learned may be anything: it is the remembered one, or asked about.
  const bool is_only_line = options.size() == 1 && !has_more && !portal::is_learned(m_page->name);
  if (is_only_line || (last && has_remembered_destination())) {
    choose(last.value_or(0));
    return;
  }
  if (has_more && is_remembered(step)) {
    show_more();
    return;
  }
  m_shown_order.clear();
  for (std::size_t index = 0; index < options.size(); ++index)
    m_shown_order.push_back(index);
  if (last)
    std::rotate(m_shown_order.begin(), m_shown_order.begin() + static_cast<std::ptrdiff_t>(*last),
                m_shown_order.begin() + static_cast<std::ptrdiff_t>(*last) + 1);
  AskChoice view{.step = step,
                 .is_of_capacity = m_page->meaning == portal::Meaning::capacity_choice,
                 .options = {},
                 .preselected = {},
                 .has_more = has_more,
                 .can_remember = !m_recalled || m_recalled->keyring};
  if (last)
    view.preselected = 0; // it is shown first
  for (const auto index : m_shown_order)
    view.options.push_back(options[index]);
  m_stage = Stage::asking_choice;
  show(std::move(view));
}

/// Whether the keyring says what is wanted of a list: it may stand on another of its pages.
bool Flow::is_remembered(Step step) const {
  return has_remembered_destination() &&
         !(step == Step::role ? m_recalled->last->role : m_recalled->last->entity).empty();
}

void Flow::on(const MoreWanted& /*event*/) {
  if (m_stage == Stage::asking_choice && m_page->has_more)
    show_more();
}

void Flow::show_more() {
  ++m_pages_of_list;
  m_acted_on = m_visit;
  m_stage = Stage::walking;
  work(m_page->meaning == portal::Meaning::role_choice ? Activity::choosing_role : Activity::choosing_entity);
  m_effects.emplace_back(ShowMore{m_visit});
  await_page();
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
  if (m_page->meaning == portal::Meaning::entity_choice) {
    // A role chosen before belongs to this entity only when it was asked first; to an earlier choice otherwise.
    const bool again = !m_destination.entity.empty();
    m_destination = {.entity = option.label, .capacity = option.detail, .role = again ? "" : m_destination.role};
  } else if (m_page->meaning == portal::Meaning::capacity_choice) {
    m_destination.capacity = option.label;
  } else {
    m_destination.role = option.label;
  }
  m_acted_on = m_visit;
  m_stage = Stage::walking;
  work(m_page->meaning == portal::Meaning::role_choice ? Activity::choosing_role : Activity::choosing_entity);
  m_effects.emplace_back(Choose{m_visit, index});
  await_page();
}

/// Who has one entity only is asked for their role alone. Where they went by hand, they may have chosen an entity.
bool Flow::knows_destination(bool may_lack_entity) const {
  return !m_destination.entity.empty() || (!may_lack_entity && !m_destination.empty());
}

void Flow::enter_primaweb() {
  close_card();
  m_stage = Stage::in_primaweb;
  m_change_wanted = false;
  const bool lacks_what_is_kept =
      m_destination.entity.empty() && m_recalled && m_recalled->last && !m_recalled->last->entity.empty();
  if (m_remember && !lacks_what_is_kept && knows_destination(m_went_by_hand))
    m_effects.emplace_back(Remember{m_destination});
  else
    m_effects.emplace_back(RememberOwnCard{});
  show(InPrimaWeb{m_destination});
}

/// The user has taught which of the choices that they made by hand are kept: what they say counts before what the flow
/// lost sight of.
void Flow::on(const ChoiceTaught& event) {
  if (m_stage != Stage::in_primaweb)
    return;
  if (event.choice.entity) {
    m_destination.entity = event.choice.entity->label;
    m_destination.capacity = event.choice.entity->detail;
  }
  if (event.choice.capacity)
    m_destination.capacity = *event.choice.capacity;
  if (event.choice.role)
    m_destination.role = *event.choice.role;
  if (!knows_destination(event.choice.leaves_steps))
    return;
  // Who did not want what they chose in the dialog remembered, wants only this.
  if (m_remember || event.choice.entity)
    m_effects.emplace_back(Remember{m_remember ? m_destination : destination_of(event.choice)});
  show(InPrimaWeb{m_destination});
}

/// What the user chooses by hand on a page of choices, nobody knows: neither the window nor the keyring says another.
void Flow::forget_choice() {
  if (!m_page)
    return;
  if (m_page->meaning == portal::Meaning::entity_choice)
    m_destination.entity = m_destination.capacity = "";
  else if (m_page->meaning == portal::Meaning::capacity_choice)
    m_destination.capacity = "";
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
  m_went_by_hand = true;
  if (m_has_portal_session) {
    step = m_destination.entity.empty() ? Step::entity : Step::role;
    await_staying();
  }
  show(ByHand{step, m_has_portal_session});
}

} // namespace signin
