// SPDX-License-Identifier: EUPL-1.2
#include "ui/input_guard.h"

#include <algorithm>
#include <utility>

namespace ui {

namespace {

/// Whether the moment has come; once.
bool take(std::optional<InputGuard::Time>& moment, InputGuard::Time now) {
  if (!moment || now < *moment)
    return false;
  moment.reset();
  return true;
}

} // namespace

void InputGuard::open(Opening opening, Time now) {
  m_turned_to = opening == Opening::by_the_user;
  m_types = false;
  m_inert.reset();
  m_settled = m_turned_to;
  change_page(m_page, now);
}

void InputGuard::change_page(Page page, Time now) {
  m_page = page;
  if (m_inert)
    m_inert = Inert::typed_elsewhere;
  m_wrote = false;
  m_types_on = m_types;
  m_enter_at.reset();
  m_settled = m_turned_to || (m_settled && m_quiet);
  m_may_press = false;
  settle(now);
}

/// What is not settled yet takes its second from now on, as long as there is the focus.
void InputGuard::settle(Time now) {
  const auto later = m_focused ? std::optional{now + settling_time} : std::nullopt;
  if (!m_settled || !m_quiet) {
    m_quiet = false;
    m_quiet_at = later;
  }
  if (!m_may_press)
    m_may_press_at = later;
}

void InputGuard::set_focused(bool is_focused, Time now) {
  if (is_focused == m_focused)
    return;
  m_focused = is_focused;
  m_quiet = false;
  if (!is_focused) {
    if (m_enter_at)
      become_inert(Inert::typed_elsewhere); // they went back to where they were typing
    m_turned_to = false;
    m_has_typed = false;
    m_settled = false;
    m_may_press = m_may_press && m_page == Page::never_inert;
  }
  settle(now);
}

void InputGuard::pointer_pressed() {
  m_may_press = true;
  m_may_press_at.reset();
  m_stream_is_dead = false;
  turn_to();
}

void InputGuard::user_is_here() {
  if (m_has_typed)
    turn_to();
}

void InputGuard::no_pin_character_came() {
  become_inert(Inert::no_pin_character);
}

void InputGuard::pin_was_wrong() {
  if (!m_turned_to && !m_inert)
    become_inert(Inert::wrong_pin);
}

void InputGuard::turn_to() {
  m_turned_to = true;
  m_settled = true;
  m_types = false;
  m_types_on = false;
  m_inert.reset();
  m_enter_at.reset();
  m_turned_at.reset();
}

void InputGuard::become_inert(Inert why) {
  m_inert = why;
  m_turned_to = false;
  m_has_typed = false;
  m_wrote = false;
  m_enter_at.reset();
  m_turned_at.reset();
}

InputGuard::Verdict InputGuard::hear(Key key, Time now) {
  const bool in_stream = std::exchange(m_in_stream, true);
  const bool after_quiet = std::exchange(m_quiet, false);
  m_stream_ends_at = now + stream_gap;
  m_quiet_at = m_focused ? std::optional{now + settling_time} : std::nullopt;
  if (m_page == Page::never_inert) {
    m_types = m_types || key == Key::character || key == Key::stray;
    return is_dead(in_stream) ? Verdict::refuse : Verdict::pass;
  }
  if (m_inert) {
    if (key != Key::tab || !after_quiet)
      return Verdict::refuse;
    turn_to();
    return Verdict::turn;
  }
  return m_turned_to ? hear_from_the_user(key, in_stream) : hear_from_anyone(key, in_stream, after_quiet, now);
}

/// Whether a key that presses something comes too early on this page.
bool InputGuard::is_dead(bool in_stream) {
  m_stream_is_dead = !m_may_press || (in_stream && m_stream_is_dead);
  return m_stream_is_dead;
}

InputGuard::Verdict InputGuard::hear_from_the_user(Key key, bool in_stream) {
  switch (key) {
  case Key::character:
    if (m_types_on) {
      become_inert(Inert::typed_elsewhere);
      return Verdict::refuse;
    }
    m_types = true;
    m_wrote = true;
    m_has_typed = true;
    break;
  case Key::stray:
    m_types = true;
    static_cast<void>(is_dead(in_stream));
    break;
  case Key::move:
  case Key::tab:
    break;
  case Key::enter:
    m_types = false;
    if (m_wrote)
      break;
    [[fallthrough]];
  case Key::press:
    if (is_dead(in_stream))
      return Verdict::refuse;
    break;
  }
  return Verdict::pass;
}

InputGuard::Verdict InputGuard::hear_from_anyone(Key key, bool in_stream, bool after_quiet, Time now) {
  const bool presses = key == Key::press || (key == Key::enter && !m_wrote);
  const bool types_on = m_enter_at || m_turned_at;
  if (!m_settled || types_on || key == Key::stray || (presses && !m_may_press)) {
    become_inert(Inert::typed_elsewhere);
    return Verdict::refuse;
  }
  switch (key) {
  case Key::character:
    m_wrote = true;
    m_has_typed = true;
    break;
  case Key::move:
  case Key::tab:
    if (after_quiet)
      turn_to();
    break;
  case Key::enter:
    if (m_wrote) {
      m_enter_at = now + stream_gap;
      return Verdict::refuse;
    }
    [[fallthrough]];
  case Key::press:
    if (in_stream)
      return Verdict::refuse;
    m_turned_at = now + stream_gap;
    break;
  case Key::stray:
    break;
  }
  return Verdict::pass;
}

bool InputGuard::time_passed(Time now) {
  if (take(m_stream_ends_at, now))
    m_in_stream = false;
  if (take(m_may_press_at, now))
    m_may_press = true;
  if (take(m_quiet_at, now)) {
    m_quiet = true;
    m_settled = true;
    m_types = false;
    m_types_on = false;
  }
  if (take(m_turned_at, now))
    turn_to();
  return take(m_enter_at, now);
}

std::optional<InputGuard::Time> InputGuard::next() const {
  std::optional<Time> first;
  for (const auto& moment : {m_quiet_at, m_may_press_at, m_stream_ends_at, m_enter_at, m_turned_at})
    if (moment && (!first || *moment < *first))
      first = moment;
  return first;
}

bool InputGuard::takes_characters() const {
  return m_page == Page::never_inert || (!m_inert && !m_enter_at && m_settled);
}

} // namespace ui
