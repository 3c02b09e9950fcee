// SPDX-License-Identifier: EUPL-1.2
#include "portal/learner.h"

#include "portal/meaning.h"

#include <algorithm>
#include <utility>

namespace portal {

Learner::Learner(const Description& description, LearnedPages pages)
    : m_description{description}, m_pages{std::move(pages)} {
}

/// What took two presses in one document does not come of one. What comes next comes of the document that the user
/// pressed something in last: one before it only led there.
void Learner::pressed_by_hand(const PressedByHand& pressed) {
  const bool is_another = m_by_hand && m_by_hand->document == pressed.document && m_by_hand->words != pressed.words;
  m_by_hand = pressed;
  if (is_another)
    m_by_hand->words.clear();
}

void Learner::pressed_by_itself(const std::string& page_name) {
  m_by_itself = learned_rule(page_name);
}

std::optional<Page> Learner::as_remembered(const std::optional<Page>& page) const {
  const auto* rule = page ? learned_rule(page->name) : nullptr;
  if (rule == nullptr)
    return page;
  const auto pages = m_pages.all();
  const bool is_remembered = std::any_of(pages.begin(), pages.end(), [rule](const LearnedPage& each) {
    return name_of(each) == rule->name && press_path(each.words) == rule->press;
  });
  return is_remembered ? page : std::nullopt;
}

/// An unknown page says nothing of the one before it: it may be the one to come, slow or under repair.
std::optional<LearnedPage> Learner::page_came(const std::optional<Page>& page) {
  if (!page) {
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

void Learner::start_over() {
  m_by_hand.reset();
  m_by_itself = nullptr;
}

const PageRule* Learner::learned_rule(const std::string& name) const {
  const auto found = std::find_if(m_description.pages.begin(), m_description.pages.end(), [&name](const auto& rule) {
    return rule.name == name && rule.origin.layer == Layer::learned;
  });
  return found == m_description.pages.end() ? nullptr : &*found;
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
