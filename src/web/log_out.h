// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"
#include "web/portal_view.h"

#include <sigc++/connection.h>
#include <sigc++/functors/slot.h>
#include <sigc++/trackable.h>

namespace web {

/// Ends the session at the portal itself, in the view that it is in: visits the description's log-out address, or
/// presses the page's own log-out, and waits for what comes of it. Main loop's thread.
class LogOut : public sigc::trackable {
public:
  /// `may_press`: there is a session, which a page's own log-out may end. View and description outlive it. `ended` is
  /// called once, after `bound_seconds` at the latest, from the main loop; not when this goes before.
  LogOut(PortalView& view, const portal::Description& description, bool may_press, unsigned bound_seconds,
         sigc::slot<void()> ended);
  ~LogOut();
  LogOut(const LogOut&) = delete;
  LogOut& operator=(const LogOut&) = delete;
  LogOut(LogOut&&) = delete;
  LogOut& operator=(LogOut&&) = delete;

private:
  void pressed(bool was_pressed);
  void load_ended();
  void end_after(unsigned milliseconds, bool (LogOut::*step)());
  bool end_if_quiet();
  bool end();

  PortalView& m_view;
  sigc::slot<void()> m_ended;
  bool m_is_pressed = false;
  sigc::connection m_load_ended;
  sigc::connection m_soon;
  sigc::connection m_bound;
};

} // namespace web
