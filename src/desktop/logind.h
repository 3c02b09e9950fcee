// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "desktop/bus_service.h"

#include <functional>
#include <string>

namespace desktop {

/// What logind says of the computer and of the session that this program runs in. Without logind, or where it knows of
/// no session, the session counts as the active one and is never locked. Thread: main loop.
class Logind {
public:
  /// `changed`: one of the answers below is another.
  explicit Logind(std::function<void()> changed);

  /// Returns whether it is on the bus, and so tells of sleep before it begins.
  [[nodiscard]] bool is_there() const { return m_there; }

  [[nodiscard]] bool is_asleep() const { return m_asleep; }

  /// In front on its seat; a session without a seat (remote) always is.
  [[nodiscard]] bool is_active() const { return m_active; }

  [[nodiscard]] bool is_locked() const { return m_locked || m_lock_wanted; }

private:
  void find_session(const std::string& id);
  void follow_session(const BusService::Values& found);
  void properties_changed(const Glib::ustring& path, const BusService::Values& values);
  void take_over(const Glib::VariantBase& properties);

  std::function<void()> m_changed;
  Glib::ustring m_session; ///< its object's path; empty: not known
  bool m_there = false;
  bool m_asleep = false;
  bool m_active = true;
  bool m_locked = false;
  bool m_lock_wanted = false; ///< for a moment, while that is told
  BusService m_service;
};

} // namespace desktop
