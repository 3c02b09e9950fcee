// SPDX-License-Identifier: EUPL-1.2
#include "portal/road.h"

#include "portal/said.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace portal {

namespace {

/// doc/portal-description.md, "Words". Of each the beginning of a word.
constexpr std::array<std::string_view, 6> of_entities{"ocmw", "cpas", "öshz", "entiteit", "entité", "entität"};
constexpr std::array<std::string_view, 4> of_capacities{"hoedanigheid", "qualité", "eigenschaft",
                                                        "maatschappelijk welzijn"};
constexpr std::array<std::string_view, 6> of_roles{"sociale agent", "primaweb beheer", "agent social", "rol", "rôle",
                                                   "rolle"};

std::string names_in(const Locator& locator) {
  std::string names;
  for (const auto& place : locator.places)
    for (const auto& name : place.named.names)
      names += name + "\n";
  return names;
}

bool has_one(const std::vector<RoadStep>& steps, Teaching teaching) {
  return std::any_of(steps.begin(), steps.end(),
                     [teaching](const RoadStep& each) { return each.teaching == teaching; });
}

} // namespace

bool RoadStep::can_be(Teaching wanted) const {
  switch (wanted) {
  case Teaching::press:
    return control && (!choice || is_line);
  case Teaching::entity:
  case Teaching::capacity:
  case Teaching::role:
    return choice && meaning == Meaning::start_application;
  case Teaching::by_hand:
    return true;
  }
  return false;
}

TaughtChoice taught_choice(const std::vector<RoadStep>& steps) {
  TaughtChoice taught;
  for (const auto& step : steps) {
    if (step.teaching == Teaching::entity)
      taught.entity = step.choice->line;
    else if (step.teaching == Teaching::capacity)
      taught.capacity = step.choice->word;
    else if (step.teaching == Teaching::role)
      taught.role = step.choice->word;
    else if (step.teaching == Teaching::by_hand)
      taught.leaves_steps = true;
  }
  return taught;
}

/// The line's own words before those around it, which may speak of both: "Choose your entity and your role". Several
/// links or buttons are no list yet: what the page is called says nothing of them.
Teaching likely_teaching(const RoadStep& step, const std::string& page, const std::vector<RoadStep>& before) {
  if (!step.can_be(Teaching::entity))
    return step.can_be(Teaching::press) ? Teaching::press : Teaching::by_hand;
  const auto& line = step.choice->line;
  for (const auto& text : {line.label, names_in(step.choice->list), line.detail, step.is_line ? std::string{} : page}) {
    if (says_one_of(text, of_entities))
      return Teaching::entity;
    if (says_one_of(text, of_roles))
      return Teaching::role;
    if (says_one_of(text, of_capacities))
      return has_one(before, Teaching::entity) ? Teaching::capacity : Teaching::entity;
  }
  if (step.is_line)
    return step.can_be(Teaching::press) ? Teaching::press : Teaching::by_hand;
  return has_one(before, Teaching::entity) ? Teaching::role : Teaching::entity;
}

} // namespace portal
