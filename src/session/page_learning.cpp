// SPDX-License-Identifier: EUPL-1.2
#include "session/page_learning.h"

#include <sigc++/functors/mem_fun.h>

#include <utility>

namespace session {

PageLearning::PageLearning(portal::Learner learner, web::Browser& browser, ui::SignInWindow& dialog,
                           ui::PrimaWebWindow& primaweb)
    : m_learner{std::move(learner)}, m_browser{browser}, m_dialog{dialog}, m_primaweb{primaweb} {
  m_browser.signal_pressed_by_hand().connect(sigc::mem_fun(*this, &PageLearning::pressed_by_hand));
  m_dialog.remember_bar().signal_answered().connect(sigc::mem_fun(*this, &PageLearning::answered));
  m_primaweb.remember_bar().signal_answered().connect(sigc::mem_fun(*this, &PageLearning::answered));
}

std::optional<portal::Page> PageLearning::page_shown(const std::optional<portal::Page>& shown) {
  auto page = m_learner.as_remembered(shown);
  m_page = page ? page->name : "";
  offer(m_learner.page_came(page));
  m_dialog.offer_to_forget(m_learner.has_learned());
  return page;
}

void PageLearning::card_wanted() {
  offer(m_learner.card_host_came());
}

void PageLearning::start_over() {
  m_learner.start_over();
}

void PageLearning::pressed_by_itself() {
  m_learner.pressed_by_itself(m_page);
}

void PageLearning::by_hand(const std::string& holder) {
  m_learner.set_names({holder});
  m_browser.note_presses();
}

void PageLearning::pressed_by_hand(const portal::PressedByHand& pressed) {
  m_learner.pressed_by_hand(pressed);
}

void PageLearning::offer(std::optional<portal::LearnedPage> page) {
  if (!page)
    return;
  m_offered = std::move(page);
  // The dialog makes place for PrimaWeb's window, and the question goes with the user.
  m_dialog.remember_bar().ask(m_offered->words);
  m_primaweb.remember_bar().ask(m_offered->words);
}

void PageLearning::answered(bool remember) {
  if (const auto page = std::exchange(m_offered, std::nullopt); page && remember)
    m_learner.remember(*page);
  m_dialog.remember_bar().set_visible(false);
  m_primaweb.remember_bar().set_visible(false);
}

} // namespace session
