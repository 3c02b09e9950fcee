// SPDX-License-Identifier: EUPL-1.2
#include "web/page_visits.h"

#include <glibmm/main.h>
#include <sigc++/adaptors/bind.h>
#include <sigc++/functors/mem_fun.h>

#include <utility>

namespace web {

PageVisits::PageVisits(PageScript& script, const portal::Description& description, std::uint64_t last_visit)
    : m_script{script}, m_description{description}, m_visit{last_visit}, m_arrival{script, description.name} {
  m_arrival.signal_arrived().connect(sigc::mem_fun(*this, &PageVisits::application_was_seen));
  m_script.signal_pressed().connect(sigc::mem_fun(*this, &PageVisits::press_was_noted));
}

PageVisits::~PageVisits() {
  m_bound.disconnect();
}

void PageVisits::leaving() {
  m_is_leaving = true;
}

void PageVisits::arrived(const std::string& address) {
  m_script.begin_document();
  m_arrival.page_went();
  ++m_visit;
  m_is_leaving = false;
  m_is_pressing = false;
  m_has_acted = false;
  m_rules = m_description.rules_at(address);
  m_known = PageScript::unknown_key;
  m_seen.reset();
  m_told.reset();
  wait(load_bound_ms);
  watch();
}

void PageVisits::address_changed(const std::string& address) {
  auto rules = m_description.rules_at(address);
  if (!m_is_watching || rules == m_rules)
    return;
  m_rules = std::move(rules);
  watch();
}

void PageVisits::loaded() {
  const bool stayed = std::exchange(m_is_leaving, false);
  if (m_is_watching && !m_told)
    wait(bound_ms);
  if (stayed && m_told && !m_told->has_value())
    m_arrival.unknown_page_came(m_visit);
}

void PageVisits::stop() {
  m_bound.disconnect();
  m_arrival.page_went();
  m_is_watching = false;
  ++m_watch;
  m_seen.reset();
}

void PageVisits::press(std::uint64_t visit) {
  if (!may_act(visit))
    return;
  m_has_acted = true;
  m_is_pressing = true;
  m_script.press(m_rules, visit, *m_seen, sigc::bind(sigc::mem_fun(*this, &PageVisits::acted), visit));
}

void PageVisits::choose(std::uint64_t visit, std::size_t line) {
  if (!may_act(visit) || line >= m_seen->options.size())
    return;
  m_has_acted = true;
  m_is_pressing = true;
  m_script.choose(m_rules, visit, *m_seen, line, sigc::bind(sigc::mem_fun(*this, &PageVisits::acted), visit));
}

void PageVisits::acted(bool was_done, std::uint64_t visit) {
  m_is_pressing = false;
  // Where what was chosen or pressed leads on by itself, nothing of it may be seen any more.
  if (!was_done && visit == m_visit && !m_is_leaving)
    m_signal_choice_failed.emit(visit);
}

/// What is about to go is no page to arrive at.
void PageVisits::application_was_seen(std::uint64_t visit) {
  if (visit == m_visit && !m_is_leaving)
    m_signal_application_shown.emit(visit);
}

void PageVisits::press_was_noted(const portal::PressedByHand& pressed) {
  const bool is_known = m_told && m_told->has_value();
  if (m_notes_presses && !is_known)
    m_signal_pressed_by_hand.emit(pressed);
}

bool PageVisits::may_act(std::uint64_t visit) const {
  return visit == m_visit && !m_has_acted && m_seen && m_told && *m_told == m_seen;
}

void PageVisits::watch() {
  m_is_watching = true;
  ++m_watch;
  m_script.watch(m_rules, m_visit, m_known, sigc::bind(sigc::mem_fun(*this, &PageVisits::sighted), m_watch));
}

void PageVisits::sighted(const Sighting& sighting, std::uint64_t watch_number) {
  if (watch_number != m_watch)
    return;
  m_known = sighting.key;
  m_seen = sighting.page;
  const bool is_news = m_seen && !is_told(m_seen);
  if (is_news && m_told) {
    ++m_visit;
    m_has_acted = false;
  }
  // Before it is told: whoever hears it may act at once, and the page must know by then for which visit.
  watch();
  if (is_news)
    tell(m_seen);
  else if (!m_seen)
    wait(bound_ms); // a page between two others is none to bother the user with
}

/// Once acted on, a page stays the same page, however its list changes.
bool PageVisits::is_told(const std::optional<portal::Page>& page) const {
  if (!m_told || m_told->has_value() != page.has_value())
    return false;
  return !page || *m_told == page || (m_has_acted && (*m_told)->name == page->name);
}

void PageVisits::tell(const std::optional<portal::Page>& page) {
  m_bound.disconnect();
  m_told = page;
  if (page)
    m_arrival.page_went();
  else
    m_arrival.unknown_page_came(m_visit);
  m_signal_page_shown.emit(m_visit, page);
}

void PageVisits::wait(unsigned milliseconds) {
  m_bound.disconnect();
  m_bound = Glib::signal_timeout().connect(sigc::mem_fun(*this, &PageVisits::bound_passed), milliseconds);
}

bool PageVisits::bound_passed() {
  if (m_is_leaving)
    return true; // the next document may well be on its way: look again after the same time
  if (!m_seen && !is_told({})) {
    if (m_told) {
      ++m_visit;
      m_has_acted = false;
    }
    tell({});
  }
  return false;
}

} // namespace web
