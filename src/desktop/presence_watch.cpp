// SPDX-License-Identifier: EUPL-1.2
#include "desktop/presence_watch.h"

#include <filesystem>
#include <system_error>
#include <utility>

namespace desktop {

Confinement find_confinement() {
  std::error_code unreadable;
  return std::filesystem::exists("/.flatpak-info", unreadable) ? Confinement::sandbox : Confinement::none;
}

namespace {

const char* log_word(Presence presence) {
  switch (presence) {
  case Presence::present:
    return "present";
  case Presence::asleep:
    return "asleep";
  case Presence::session_inactive:
    return "session inactive";
  case Presence::screen_locked:
    break;
  }
  return "screen locked";
}

} // namespace

PresenceWatch::PresenceWatch(std::function<void(Presence)> changed, Confinement confinement, WakeWatch::Clock clock)
    : m_changed{std::move(changed)},
      m_logind{[this] { look(); }},
      m_wake_watch{[this] { woke_up(); }, std::move(clock)} {
  if (confinement == Confinement::sandbox)
    m_session_monitor.emplace([this] { look(); });
  else
    m_screen_savers.emplace([this] { look(); });
}

void PresenceWatch::look() {
  const auto now = judge();
  if (now != m_presence)
    g_debug("user: %s -> %s", log_word(m_presence), log_word(now));
  if (std::exchange(m_presence, now) != now)
    m_changed(now);
}

void PresenceWatch::woke_up() {
  if (m_logind.is_there())
    return; // it has told, and tells when the sleep is over
  m_slept = true;
  look();
  m_slept = false;
  look();
}

Presence PresenceWatch::judge() const {
  if (m_logind.is_asleep() || m_slept)
    return Presence::asleep;
  if (!m_logind.is_active())
    return Presence::session_inactive;
  const bool is_covered =
      (m_screen_savers && m_screen_savers->is_active()) || (m_session_monitor && m_session_monitor->is_locked());
  return m_logind.is_locked() || is_covered ? Presence::screen_locked : Presence::present;
}

} // namespace desktop
