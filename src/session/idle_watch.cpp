// SPDX-License-Identifier: EUPL-1.2
#include "session/idle_watch.h"

#include <utility>

namespace session {

IdleWatch::IdleWatch(const IdleRules& rules, bool practice, Acts acts)
    : m_acts{std::move(acts)}, m_practice{practice}, m_clock{rules, BootClock::now()} {
  watch(rules);
}

void IdleWatch::set_rules(const IdleRules& rules) {
  m_clock.set_rules(rules, BootClock::now());
  watch(rules);
}

void IdleWatch::watch(const IdleRules& rules) {
  using std::chrono::seconds;
  if (rules.cover_after == seconds{0} && rules.end_after == seconds{0}) {
    m_watching.reset();
    return;
  }
  if (!m_watching) {
    m_watching.emplace([this] { look(); }, [this] { user_acted(); }, m_practice);
    m_watching->warning.signal_stay().connect([this] { user_acted(); });
  }
  look();
}

void IdleWatch::user_left() {
  m_clock.user_left(BootClock::now());
  look();
}

void IdleWatch::uncover() {
  m_clock.uncover(BootClock::now());
  look();
}

/// Called for every move of the pointer: what follows from it can wait for the timer, except that a warning goes. Not
/// from here, where one of its widgets is about to hear of the key.
void IdleWatch::user_acted() {
  const auto now = BootClock::now();
  m_clock.user_acted(now);
  if (m_watching->warning.get_visible())
    m_watching->timer.set(now);
}

void IdleWatch::look() {
  const auto now = BootClock::now();
  const auto state = m_clock.state(now);
  if (std::exchange(m_is_covered, state.is_covered) != state.is_covered)
    m_acts.cover(state.is_covered);
  if (!m_watching)
    return;
  if (state.ends_in)
    m_watching->warning.count(m_acts.window(), *state.ends_in);
  else
    m_watching->warning.set_visible(false);
  m_watching->timer.set(m_clock.next(now));
  if (state.is_over && !std::exchange(m_is_over, true))
    m_acts.end();
}

} // namespace session
