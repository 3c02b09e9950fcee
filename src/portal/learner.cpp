// SPDX-License-Identifier: EUPL-1.2
#include "portal/learner.h"

#include <algorithm>
#include <utility>

namespace portal {

Learner::Learner(const Description& description, LearnedPages pages)
    : m_description{description}, m_pages{std::move(pages)} {
}

std::optional<Page> Learner::as_remembered(const std::optional<Page>& page) const {
  const auto* rule = page ? learned_rule(page->name) : nullptr;
  if (rule == nullptr)
    return page;
  const auto pages = m_pages.all();
  const bool is_remembered = std::any_of(pages.begin(), pages.end(), [rule](const LearnedPage& each) {
    return each.name == rule->name && is_same(rule->press, each.press) && is_same(rule->option, each.option) &&
           is_same(rule->opener, each.opener) && is_same(rule->more, each.more);
  });
  return is_remembered ? page : std::nullopt;
}

void Learner::start_over() {
  m_road.start_over();
  m_acted_on.clear();
  m_hosts.clear();
}

std::vector<RoadStep> Learner::take_steps() {
  auto steps = m_road.steps();
  m_road.start_over();
  return steps;
}

void Learner::went_in_circles() {
  for (const auto& name : m_acted_on)
    if (learned_rule(name) != nullptr && std::count(m_acted_on.begin(), m_acted_on.end(), name) > 1)
      m_pages.forget(name);
}

bool Learner::remember(const std::vector<RoadStep>& steps) const {
  std::vector<LearnedPage> pages;
  for (const auto& step : steps)
    if (auto page = learned_page(step); page && std::find(pages.begin(), pages.end(), page) == pages.end())
      pages.push_back(std::move(*page));
  return (pages.empty() || m_pages.remember(std::move(pages), m_acted_on)) &&
         (m_hosts.empty() || m_pages.remember_hosts(m_hosts));
}

const PageRule* Learner::learned_rule(const std::string& name) const {
  const auto found = std::find_if(m_description.pages.begin(), m_description.pages.end(), [&name](const auto& rule) {
    return rule.name == name && rule.origin.layer == Layer::learned;
  });
  return found == m_description.pages.end() ? nullptr : &*found;
}

} // namespace portal
