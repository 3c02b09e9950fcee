// SPDX-License-Identifier: EUPL-1.2
#include "session/page_learning.h"

#include <sigc++/functors/mem_fun.h>

#include <utility>

namespace session {

PageLearning::PageLearning(portal::Learner learner, std::unique_ptr<WalkNotes> walk, web::Browser& browser,
                           ui::SignInWindow& dialog, ui::PrimaWebWindow& primaweb)
    : m_learner{std::move(learner)},
      m_walk{std::move(walk)},
      m_browser{browser},
      m_dialog{dialog},
      m_primaweb{primaweb} {
  m_browser.signal_acted_by_hand().connect(sigc::mem_fun(*this, &PageLearning::acted_by_hand));
  m_dialog.signal_learning_declined().connect(sigc::mem_fun(*this, &PageLearning::decline));
  m_primaweb.road_sheet().signal_taught().connect(sigc::mem_fun(*this, &PageLearning::taught));
  m_dialog.tell_of_learning(true);
}

std::optional<portal::Page> PageLearning::page_shown(const std::optional<portal::Page>& shown) {
  auto page = m_learner.as_remembered(shown);
  m_page = page ? page->name : "";
  m_walk->page_shown(m_browser.place(), page);
  m_dialog.offer_to_forget(m_learner.has_learned());
  return page;
}

void PageLearning::set_holder(const std::string& name) {
  m_walk->set_holder(name);
}

void PageLearning::card_wanted(const std::string& address) {
  m_learner.card_host_came();
  m_walk->card_wanted(address);
}

void PageLearning::refused(const std::string& host) {
  if (!host.empty())
    m_walk->refused(host);
}

void PageLearning::host_was_accepted(const std::string& host) {
  if (!m_is_declined)
    m_learner.host_was_accepted(host);
}

void PageLearning::start_over() {
  m_learner.start_over();
  m_walk->start_over();
  m_was_asked = false;
  m_primaweb.road_sheet().close();
}

void PageLearning::acts_by_itself() {
  m_learner.acted_by_itself(m_page);
  m_walk->launcher_acts();
}

void PageLearning::went_in_circles() {
  m_learner.went_in_circles();
}

void PageLearning::by_hand(const std::string& holder) {
  if (m_is_declined)
    return m_walk->leave_out_user();
  m_learner.set_names({holder});
  m_browser.note_acts(true);
}

void PageLearning::acted_by_hand(const portal::ActByHand& act, std::uint64_t visit) {
  m_learner.acted_by_hand(act, visit);
  m_walk->user_acted(act);
}

/// For this sign-in: who does not want to be asked today may want it tomorrow.
void PageLearning::decline() {
  m_is_declined = true;
  m_walk->leave_out_user();
  m_browser.note_acts(false);
  m_learner.start_over();
}

void PageLearning::may_work() {
  m_browser.note_acts(false);
  m_learner.stop();
  m_walk->may_work();
}

void PageLearning::arrived() {
  m_browser.note_acts(false);
  m_walk->arrived(m_browser.place());
  const auto steps = m_learner.take_steps();
  if (!steps.empty()) {
    m_was_asked = true;
    m_primaweb.road_sheet().ask(steps, m_learner.accepted_hosts());
  } else if (!m_was_asked && !m_learner.accepted_hosts().empty()) {
    keep_hosts();
  }
}

/// The road is known already, and to the hosts on it the user has said yes: there is nothing to be asked any more.
void PageLearning::keep_hosts() {
  if (!m_learner.remember({}))
    m_primaweb.road_sheet().tell_failure();
}

void PageLearning::taught(const std::vector<portal::RoadStep>& steps) {
  if (!m_learner.remember(steps)) {
    m_primaweb.road_sheet().tell_failure();
    return;
  }
  if (const auto choice = portal::taught_choice(steps); !choice.empty())
    m_signal_taught.emit(choice);
}

} // namespace session
