// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "bus/names.h"
#include "bus/side_window.h"
#include "ui/home_window.h"

#include <giomm/dbusactiongroup.h>
#include <giomm/dbusconnection.h>

#include <functional>
#include <string>

namespace session {

/// What the home window shows, and does: both are the launcher's (bus::status_action and those before it). Main loop's
/// thread.
class Home : public sigc::trackable {
public:
  /// The window outlives this. `coming`: how it came. `over`: it is to go, since the launcher went, or since a tray
  /// shows the icon after all and nobody asked for the window; this object may be destroyed by it.
  Home(ui::HomeWindow& window, const Glib::RefPtr<Gio::DBus::Connection>& bus, bus::Mode mode, bus::Coming coming,
       std::function<void()> over);
  ~Home();
  Home(const Home&) = delete;
  Home& operator=(const Home&) = delete;
  Home(Home&&) = delete;
  Home& operator=(Home&&) = delete;

private:
  void look();
  void ask_launcher(const std::string& action);

  ui::HomeWindow& m_window;
  bus::Coming m_coming;
  std::function<void()> m_over;
  Glib::RefPtr<Gio::DBus::ActionGroup> m_launcher;
  bool m_is_signed_in = false;
  guint m_watch = 0;
};

} // namespace session
