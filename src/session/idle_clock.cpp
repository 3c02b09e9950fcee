// SPDX-License-Identifier: EUPL-1.2
#include "session/idle_clock.h"

#include <algorithm>

namespace session {

using std::chrono::seconds;

IdleClock::IdleClock(const IdleRules& rules, Time now) : m_rules{rules}, m_last_act{now} {
}

/// What was covered or over by the old rules stays so.
void IdleClock::set_rules(const IdleRules& rules, Time now) {
  user_acted(now);
  m_rules = rules;
}

void IdleClock::user_acted(Time now) {
  let_pass(now);
  m_last_act = now;
}

void IdleClock::user_left(Time now) {
  let_pass(now);
  m_is_covered = m_is_covered || m_rules.cover_on_lock;
}

void IdleClock::uncover(Time now) {
  user_acted(now);
  m_is_covered = false;
}

IdleClock::State IdleClock::state(Time now) {
  let_pass(now);
  return {.is_covered = m_is_covered, .ends_in = ends_in(now), .is_over = m_is_over};
}

std::optional<IdleClock::Time> IdleClock::next(Time now) {
  let_pass(now);
  if (m_is_over)
    return std::nullopt;
  std::optional<Time> next;
  if (!m_is_covered && m_rules.cover_after > seconds{0})
    next = m_last_act + m_rules.cover_after;
  if (m_rules.end_after > seconds{0}) {
    const auto left = ends_in(now);
    const auto change = end() - (left ? *left - seconds{1} : std::min(idle_warning_time, m_rules.end_after / 2));
    next = next ? std::min(*next, change) : change;
  }
  return next;
}

void IdleClock::let_pass(Time now) {
  if (m_rules.cover_after > seconds{0} && now >= m_last_act + m_rules.cover_after)
    m_is_covered = true;
  if (m_rules.end_after > seconds{0} && now >= end())
    m_is_over = true;
}

std::optional<seconds> IdleClock::ends_in(Time now) const {
  if (m_is_over || m_rules.end_after <= seconds{0})
    return std::nullopt;
  const auto left = end() - now;
  if (left > std::min(idle_warning_time, m_rules.end_after / 2))
    return std::nullopt;
  return std::chrono::ceil<seconds>(left);
}

} // namespace session
