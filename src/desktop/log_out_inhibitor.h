// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "desktop/bus_service.h"

#include <glibmm/ustring.h>

#include <optional>

namespace desktop {

/// Has the desktop ask its user before it logs them out, or shuts the computer down (org.freedesktop.portal.Inhibit,
/// flag 1), for as long as it is held. They can always do it nonetheless. Without such a portal, or on a desktop that
/// does not ask, nothing is asked. Thread: main loop; destroying it releases.
class LogOutInhibitor {
public:
  LogOutInhibitor() = default;
  ~LogOutInhibitor();
  LogOutInhibitor(const LogOutInhibitor&) = delete;
  LogOutInhibitor& operator=(const LogOutInhibitor&) = delete;
  LogOutInhibitor(LogOutInhibitor&&) = delete;
  LogOutInhibitor& operator=(LogOutInhibitor&&) = delete;

  /// Taken in its own time: this does not wait for the portal's answer. `reason`: shown to the user; of what is held
  /// already it stays as it is.
  void hold(const Glib::ustring& reason);
  void release();

private:
  void appeared();
  void ask();
  void answered(const BusService::Values& answer);
  void vanished();
  void close();

  std::optional<Glib::ustring> m_reason; ///< nothing: not wanted
  Glib::ustring m_request;               ///< of the portal's answer, open until it is closed; empty: none
  bool m_is_asked = false;               ///< and not answered yet
  bool m_is_there = false;               ///< the portal
  std::optional<BusService> m_portal;    ///< from the first time that it is held
};

} // namespace desktop
