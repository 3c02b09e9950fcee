// SPDX-License-Identifier: EUPL-1.2
#include "web/page_visits.h"

#include "portal/address.h"
#include "web/log_words.h"

#include <glibmm/main.h>
#include <sigc++/adaptors/bind.h>
#include <sigc++/functors/mem_fun.h>

#include <algorithm>
#include <utility>

namespace web {

namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

/// How soon to look again whether a page has become still, or its user's hand.
constexpr milliseconds between_looks{50};

microseconds now() {
  return microseconds{g_get_monotonic_time()};
}

} // namespace

std::string place_of(const std::string& address) {
  const auto parsed = portal::parse_address(address);
  return parsed ? "https://" + parsed->host + parsed->path : "";
}

PageVisits::PageVisits(PageScript& script, ResourceLoads& loads, const UsersAct& users_act,
                       const portal::Description& description, std::uint64_t last_visit)
    : m_script{script},
      m_loads{loads},
      m_users_act{users_act},
      m_description{description},
      m_visit{last_visit},
      m_arrival{script, description.name} {
  m_arrival.signal_arrived().connect(sigc::mem_fun(*this, &PageVisits::application_was_seen));
  m_script.signal_acted().connect(sigc::mem_fun(*this, &PageVisits::act_was_noted));
}

PageVisits::~PageVisits() {
  m_timer.disconnect();
}

void PageVisits::leaving() {
  m_is_leaving = true;
}

void PageVisits::arrived(const std::string& address) {
  m_place = place_of(address);
  m_script.begin_document();
  m_loads.begin_document();
  m_script.note_acts(m_notes_acts);
  m_arrival.page_went();
  ++m_visit;
  m_is_leaving = false;
  m_was_known = is_known_and_ours();
  m_is_pressing = false;
  m_is_users = false;
  m_asks_for_controls = false;
  m_has_acted = false;
  m_wants_more = false;
  m_rules = m_description.rules_at(address);
  m_bound.reset();
  m_known = PageScript::unknown_key;
  m_seen.reset();
  m_told.reset();
  wait(load_bound);
  watch();
}

void PageVisits::address_changed(const std::string& address) {
  m_place = place_of(address);
  auto rules = m_description.rules_at(address);
  if (!m_is_watching || rules == m_rules)
    return;
  m_rules = std::move(rules);
  if (m_bound)
    look_for_controls(m_stillness); // one of them may fit
  watch();
}

void PageVisits::loaded() {
  const bool stayed = std::exchange(m_is_leaving, false);
  if (m_is_watching && !m_told)
    look_for_controls(stillness);
  if (stayed && m_told && !m_told->has_value())
    m_arrival.unknown_page_came(m_visit);
}

void PageVisits::stop() {
  m_timer.disconnect();
  m_arrival.page_went();
  m_is_watching = false;
  ++m_watch;
  m_seen.reset();
}

void PageVisits::press(std::uint64_t visit) {
  press(visit, PageScript::Pressed::press);
}

void PageVisits::show_more(std::uint64_t visit) {
  press(visit, m_seen && m_seen->is_closed ? PageScript::Pressed::open : PageScript::Pressed::more);
}

void PageVisits::press(std::uint64_t visit, PageScript::Pressed what) {
  if (!may_act(visit))
    return;
  m_has_acted = true;
  m_is_pressing = true;
  m_wants_more = what != PageScript::Pressed::press;
  m_script.press(m_rules, visit, *m_seen, what, sigc::bind(sigc::mem_fun(*this, &PageVisits::acted), visit));
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
  if (was_done || visit != m_visit || m_is_leaving)
    return;
  m_is_users = true;
  g_debug("Page %" G_GUINT64_FORMAT ": what was to be pressed or chosen there could not be", guint64{visit});
  m_signal_choice_failed.emit(visit);
}

/// What is about to go is no page to arrive at.
void PageVisits::application_was_seen(std::uint64_t visit) {
  g_debug("Page %" G_GUINT64_FORMAT " looks like PrimaWeb itself", guint64{visit});
  if (visit == m_visit && !m_is_leaving)
    m_signal_application_shown.emit(visit);
}

void PageVisits::note_acts(bool wanted) {
  m_notes_acts = wanted;
  m_script.note_acts(wanted);
}

void PageVisits::act_was_noted(const portal::ActByHand& act, bool is_shown) {
  const bool is_known = is_shown ? is_known_and_ours() : m_was_known;
  if (m_notes_acts && !is_known)
    m_signal_acted_by_hand.emit(act, is_shown ? m_visit : m_visit - 1);
}

/// What the user does on such a page is no step of theirs.
bool PageVisits::is_known_and_ours() const {
  return m_told && m_told->has_value() && !m_is_users;
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
  m_seen = sighting.page && has_been_open(*sighting.page) ? *m_told : sighting.page;
  if (m_seen && !is_told(m_seen) && !is_in_users_hand())
    return tell_known();
  watch();
  if (!m_seen)
    look_for_controls(stillness_between); // a page between two others is none to bother the user with
  else if (!is_told(m_seen))
    wait(between_looks);
}

/// A list that is closed again, as it is when its page has no longer the keyboard, has the lines that it had.
bool PageVisits::has_been_open(const portal::Page& page) const {
  return page.is_closed && m_told && *m_told && (*m_told)->name == page.name && !(*m_told)->is_closed;
}

/// What the launcher does in a page is never done under the hand of a user who is at work in it.
bool PageVisits::is_in_users_hand() const {
  return (is_told({}) || m_is_users) && m_users_act.is_recent();
}

/// Before it is told, it is watched: whoever hears it may act at once, and the page must know by then for which visit.
void PageVisits::tell_known() {
  begin_visit();
  watch();
  tell(m_seen);
}

/// What is still being done there for the visit before is not done any more.
void PageVisits::tell_unknown() {
  if (m_told) {
    begin_visit();
    watch();
  }
  tell({});
}

/// Of what a document has become, where it was told as another page before.
void PageVisits::begin_visit() {
  if (!m_told)
    return;
  ++m_visit;
  m_is_users = false;
  m_has_acted = false;
  m_wants_more = false;
}

/// Once acted on, a page stays the same page, however its list changes; unless it was to show other lines.
bool PageVisits::is_told(const std::optional<portal::Page>& page) const {
  if (!m_told || m_told->has_value() != page.has_value())
    return false;
  return !page || *m_told == page || (m_has_acted && (*m_told)->name == page->name && !shows_other_lines(*page));
}

/// A script may have put the first of them in their place only.
bool PageVisits::shows_other_lines(const portal::Page& page) const {
  const auto& before = (*m_told)->options;
  const auto is_of_before = [&before](const portal::Option& each) {
    return std::ranges::find(before, each) != before.end();
  };
  return m_wants_more && !page.options.empty() && std::ranges::none_of(page.options, is_of_before);
}

void PageVisits::tell(const std::optional<portal::Page>& page) {
  m_timer.disconnect();
  m_bound.reset();
  m_told = page;
  g_debug("%s, page %" G_GUINT64_FORMAT ": %s", log_host(m_place).c_str(), guint64{m_visit}, log_word(page).c_str());
  if (page)
    m_arrival.page_went();
  else
    m_arrival.unknown_page_came(m_visit);
  m_signal_page_shown.emit(m_visit, page);
}

void PageVisits::look_for_controls(milliseconds still) {
  m_bound = now() + bound;
  m_stillness = still;
  wait(still);
}

/// An empty page is drawn by a script yet, or sends itself on.
void PageVisits::controls_were_found(bool are_there, std::uint64_t visit) {
  m_asks_for_controls = false;
  if (are_there && visit == m_visit && m_bound && m_is_watching && !m_is_leaving && !m_is_pressing && !m_seen &&
      !is_told({}) && m_loads.are_over_for(m_stillness))
    tell_unknown();
}

void PageVisits::wait(milliseconds time) {
  m_timer.disconnect();
  m_timer = Glib::signal_timeout().connect(sigc::mem_fun(*this, &PageVisits::time_passed),
                                           static_cast<unsigned>(time.count()));
}

bool PageVisits::time_passed() {
  if (m_is_leaving)
    return true; // the next document may well be on its way: look again after the same time
  if (m_seen && !is_told(m_seen)) {
    if (is_in_users_hand())
      return true;
    tell_known();
  } else if (!m_seen && !is_told({})) {
    if (!m_bound || now() >= *m_bound) {
      tell_unknown();
    } else {
      if (m_loads.are_over_for(m_stillness) && !std::exchange(m_asks_for_controls, true))
        m_script.find_controls(m_stillness,
                               sigc::bind(sigc::mem_fun(*this, &PageVisits::controls_were_found), m_visit));
      wait(between_looks);
    }
  }
  return false;
}

} // namespace web
