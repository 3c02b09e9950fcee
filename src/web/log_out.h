// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"
#include "web/fresh_page.h"
#include "web/portal_view.h"

#include <sigc++/connection.h>
#include <sigc++/functors/slot.h>
#include <sigc++/trackable.h>

#include <memory>

namespace web {

/// Ends the session at the portal itself: visits the description's log-out address in a page of its own, or presses the
/// log-out of the page that is shown, and waits for what comes of it. Where that page does not answer, the log-out of
/// the page where the work began is pressed, in a page of its own. Thread: main loop.
class LogOut : public sigc::trackable {
public:
  /// `may_press`: there is a session, which a page's own log-out may end. View and description outlive it. `ended` is
  /// called once, from the main loop, after `bound_seconds` at the latest, which begin anew when a page of its own is
  /// loaded in the place of one that did not answer; not when this goes before.
  LogOut(PortalView& view, const portal::Description& description, bool may_press, unsigned bound_seconds,
         sigc::slot<void()> ended);
  ~LogOut();
  LogOut(const LogOut&) = delete;
  LogOut& operator=(const LogOut&) = delete;
  LogOut(LogOut&&) = delete;
  LogOut& operator=(LogOut&&) = delete;

private:
  void press();
  void pressed(bool was_pressed);
  bool press_elsewhere();
  bool press_there();
  void pressed_there(bool was_pressed);
  void load_ended_there();
  [[nodiscard]] bool is_loading() const;
  void load_ended();
  void end_after(unsigned milliseconds, bool (LogOut::*step)());
  bool end_if_quiet();
  bool end();

  PortalView& m_view;
  const portal::Description& m_description;
  unsigned m_bound_seconds;
  sigc::slot<void()> m_ended;
  std::unique_ptr<FreshPage> m_page; ///< null: by a press in the view
  bool m_is_pressed = false;         ///< in the page of its own
  sigc::connection m_load_ended;
  sigc::connection m_soon;
  sigc::connection m_answer; ///< is awaited until then
  sigc::connection m_bound;
};

} // namespace web
