// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "bus/names.h"
#include "launcher/session_state.h"
#include "launcher/status.h"

#include <giomm/application.h>
#include <giomm/simpleaction.h>

#include <functional>
#include <string>
#include <vector>

namespace launcher {

/// What the menu of the tray icon offers, as actions of the application: for the home window, the desktop entry and
/// notifications. And how the launcher stands, as the state of one that does nothing (bus::status_action). Main loop's
/// thread.
class Actions {
public:
  /// `application` outlives this. `chosen` gets a tray::MenuChoice.
  Actions(Gio::Application& application, bus::Mode mode, const std::function<void(int)>& chosen);
  ~Actions();
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;
  Actions(Actions&&) = delete;
  Actions& operator=(Actions&&) = delete;

  void show(const Status& status, SessionState session, bool is_in_tray);

private:
  Gio::Application& m_application;
  std::vector<std::string> m_names;
  Glib::RefPtr<Gio::SimpleAction> m_sign_out;
  Glib::RefPtr<Gio::SimpleAction> m_status;
};

} // namespace launcher
