// SPDX-License-Identifier: EUPL-1.2
#include "portal/road_recorder.h"

#include "portal/learned_page.h"
#include "portal/said.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace portal {

namespace {

/// Whoever agrees to terms has to do so each time. Of each the beginning of a word, in the languages of the country.
constexpr std::array<std::string_view, 16> of_terms{
    "akkoord",     "aanvaard",      "accept",     "voorwaarden", "gebruiksvoorwaarden",
    "toestemming", "consent",       "conditions", "d'accord",    "zustimm",
    "stimme",      "einverstanden", "akzeptier",  "bedingungen", "nutzungsbedingungen",
    "agree"};

bool is_of_terms(const ActByHand& act) {
  const auto says_so = [](const std::string& text) { return says_one_of(text, of_terms); };
  return says_so(act.page) || (act.control && std::ranges::any_of(act.control->control.names, says_so));
}

/// Two lists of one address that nothing tells apart would be taken for each other: they stay the user's.
void leave_alike_lists(std::vector<RoadStep>& steps) {
  const auto with_lists = steps;
  for (auto& step : steps) {
    const auto is_alike = [&step](const RoadStep& each) {
      return each.choice && step.choice && each.address == step.address && each.choice->list == step.choice->list;
    };
    if (!step.is_line && std::count_if(with_lists.begin(), with_lists.end(), is_alike) > 1) {
      step.choice.reset();
      step.control.reset();
      step.teaching = Teaching::by_hand;
    }
  }
}

} // namespace

void RoadRecorder::acted(const ActByHand& act, std::uint64_t visit) {
  if (m_is_stopped)
    return;
  m_last_by_hand = true;
  if (m_choice && (m_choice->document != act.document || m_choice->page != act.page))
    end_choice(); // it led on by itself
  switch (act.what) {
  case ActByHand::What::filled_in:
    m_filled_in = act.document;
    break;
  case ActByHand::What::chosen:
    choose(act, visit);
    break;
  case ActByHand::What::pressed:
    add(act, visit);
    break;
  }
}

/// Two lists of one page are more than a step can say.
void RoadRecorder::choose(const ActByHand& act, std::uint64_t visit) {
  const auto list_of = [](const ActByHand& each) {
    return each.choice ? std::optional{each.choice->list} : std::nullopt;
  };
  if (m_choice && (!act.choice || list_of(*m_choice) != list_of(act)))
    m_filled_in = act.document;
  m_choice = act;
  m_choice_visit = visit;
}

void RoadRecorder::end_choice() {
  if (const auto choice = std::exchange(m_choice, std::nullopt))
    add(*choice, m_choice_visit);
}

void RoadRecorder::add(ActByHand act, std::uint64_t visit) {
  const auto choice = std::exchange(m_choice, std::nullopt);
  if (choice && act.what == ActByHand::What::pressed && !act.choice)
    act.is_unclear = true; // what was chosen can be seen no more
  auto round = drop_what_came_round(act, visit);
  act.is_unclear = act.is_unclear || round.is_unclear;
  auto step = step_of(act);
  if (step.choice)
    step.more = std::move(round.more);
  std::vector<RoadStep> before;
  for (const auto& each : m_steps)
    before.push_back(each.step);
  step.teaching = likely_teaching(step, act.page, before);
  m_steps.push_back({std::move(step), act.control, act.page, act.document, visit});
}

RoadStep RoadRecorder::step_of(const ActByHand& act) const {
  RoadStep step{.address = act.address,
                .is_line = act.is_line,
                .meaning = m_after_card ? Meaning::start_application : Meaning::way_in};
  if (act.is_unclear || m_filled_in == act.document || !may_be_learned(act.address) || is_of_terms(act))
    return step;
  if (act.control && may_be_learned(*act.control, m_names))
    step.control = act.control;
  const bool may_be_opened = !act.choice || !act.choice->opener || may_be_learned(*act.choice->opener, m_names);
  if (act.choice && may_be_opened && may_be_learned(act.choice->list, m_names) &&
      may_be_remembered(act.choice->line, m_names))
    step.choice = act.choice;
  if (!act.is_line && act.choice && !step.choice)
    step.control.reset(); // alone it would choose whatever the page has chosen
  if (!act.is_line && act.what == ActByHand::What::pressed && act.choice && !step.control)
    step.choice.reset(); // nothing would come of it
  return step;
}

RoadRecorder::CameRound RoadRecorder::drop_what_came_round(const ActByHand& act, std::uint64_t visit) {
  const auto first = std::find_if(m_steps.begin(), m_steps.end(), [this, &act](const Recorded& each) {
    const bool is_same_page = each.step.address == act.address && each.page == act.page;
    const bool is_before_card = each.step.meaning != Meaning::start_application;
    return is_same_page && is_before_card != m_after_card && (each.document != act.document || !act.is_new);
  });
  if (first == m_steps.end())
    return {};
  const bool is_last = std::next(first) == m_steps.end();
  const bool goes_over_pages = is_last && first->document != act.document && first->visit + 1 == visit &&
                               first->control != act.control && act.choice.has_value();
  const bool may_go_together = std::any_of(first, m_steps.end(), [&act](const Recorded& each) {
    return each.document == act.document && (!each.control || each.control != act.control);
  });
  const auto more = goes_over_pages ? first->step.control : std::nullopt;
  m_steps.erase(first, m_steps.end());
  return {.is_unclear = may_go_together || (goes_over_pages && !more), .more = more};
}

void RoadRecorder::card_host_came() {
  end_choice();
  if (!m_after_card && m_last_by_hand && !m_steps.empty())
    m_steps.back().step.meaning = Meaning::sign_in_method;
  m_after_card = true;
}

void RoadRecorder::start_over() {
  m_steps.clear();
  m_choice.reset();
  m_filled_in.clear();
  m_after_card = false;
  m_last_by_hand = false;
  m_is_stopped = false;
}

void RoadRecorder::stop() {
  m_choice.reset();
  m_is_stopped = true;
}

/// Nothing of a page is kept that would tell "Continue" from another "Continue" at the same address.
void RoadRecorder::leave_alike_presses() {
  for (auto& recorded : m_steps) {
    const auto is_alike = [&recorded](const Recorded& each) {
      return each.step.address == recorded.step.address && each.control == recorded.control;
    };
    const bool is_pressed_alone = recorded.control && (!recorded.step.choice || recorded.step.is_line);
    if (is_pressed_alone && std::count_if(m_steps.begin(), m_steps.end(), is_alike) > 1) {
      recorded.step.control.reset();
      recorded.step.choice.reset();
      recorded.step.teaching = Teaching::by_hand;
    }
  }
}

std::vector<RoadStep> RoadRecorder::steps() const {
  auto all = *this;
  all.end_choice();
  all.leave_alike_presses();
  std::vector<RoadStep> steps;
  for (auto& each : all.m_steps)
    steps.push_back(std::move(each.step));
  leave_alike_lists(steps);
  const bool any =
      std::any_of(steps.begin(), steps.end(), [](const RoadStep& each) { return each.teaching != Teaching::by_hand; });
  return any && steps.size() <= most_steps ? steps : std::vector<RoadStep>{};
}

} // namespace portal
