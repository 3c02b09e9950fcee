// SPDX-License-Identifier: EUPL-1.2
#include "portal/learner.h"

#include "portal/meaning.h"

#include <algorithm>
#include <utility>

namespace portal {

Learner::Learner(const Description& description, LearnedPages pages)
    : m_description{description}, m_pages{std::move(pages)} {
}

/// What took two presses does not come of one.
void Learner::pressed_by_hand(const PressedByHand& pressed) {
  if (m_by_hand && (m_by_hand->address != pressed.address || m_by_hand->words != pressed.words))
    m_by_hand = PressedByHand{.address = pressed.address, .words = {}};
  else
    m_by_hand = pressed;
}

void Learner::pressed_by_itself(const std::string& page_name) {
  m_by_itself = learned_rule(page_name);
}

std::optional<LearnedPage> Learner::page_came(const std::optional<Page>& page, const std::string& address) {
  if (!page) {
    drop_what_is_at(address);
    check_own_press({});
    m_by_hand.reset();
    return std::nullopt;
  }
  if (m_by_itself != nullptr && m_by_itself->name == page->name)
    return std::nullopt; // still the page on which it was pressed
  if (is_dead_end(page->meaning)) {
    m_by_itself = nullptr; // that says nothing about the page before
    m_by_hand.reset();
    return std::nullopt;
  }
  check_own_press(page->name);
  return learned(page->name, Meaning::way_in);
}

std::optional<LearnedPage> Learner::card_host_came() {
  check_own_press(card_host_step);
  return learned(card_host_step, Meaning::sign_in_method);
}

const PageRule* Learner::learned_rule(const std::string& name) const {
  const auto found = std::find_if(m_description.pages.begin(), m_description.pages.end(), [&name](const auto& rule) {
    return rule.name == name && rule.origin.layer == Layer::learned;
  });
  return found == m_description.pages.end() ? nullptr : &*found;
}

/// The page there is not what it was, or it would be known.
void Learner::drop_what_is_at(const std::string& address) const {
  for (const auto index : m_description.rules_at(address))
    if (const auto& rule = m_description.pages[index]; rule.origin.layer == Layer::learned)
      m_pages.forget(rule.name);
}

void Learner::check_own_press(const std::string& came) {
  if (const auto* rule = std::exchange(m_by_itself, nullptr); rule != nullptr && rule->leads_to != came)
    m_pages.forget(rule->name);
}

std::optional<LearnedPage> Learner::learned(const std::string& came, Meaning meaning) {
  const auto pressed = std::exchange(m_by_hand, std::nullopt);
  if (!pressed || !may_be_learned(*pressed, m_names))
    return std::nullopt;
  return LearnedPage{.address = pressed->address, .words = pressed->words, .meaning = meaning, .leads_to = came};
}

} // namespace portal
