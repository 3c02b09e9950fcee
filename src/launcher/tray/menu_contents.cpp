// SPDX-License-Identifier: EUPL-1.2
#include "launcher/tray/menu_contents.h"

#include <glib/gi18n.h>

namespace launcher::tray {
namespace {

constexpr int status_line = 1;
constexpr int practice_line = 7;
constexpr int first_separator = 2;
constexpr int middle_separator = 12;
constexpr int last_separator = 5;

/// Quitting ends the session, so who is signed in is told before choosing it.
std::string quit_label(SessionState session) {
  if (session == SessionState::signed_in)
    // Translators: entry of the tray icon's menu while PrimaWeb is open.
    return _("Sign out and quit");
  // Translators: entry of the tray icon's menu.
  return _("Quit");
}

std::string start_label(SessionState session) {
  if (session == SessionState::signed_in)
    // Translators: entry of the tray icon's menu while PrimaWeb is open: brings its window to the front.
    return _("Show PrimaWeb");
  // Translators: entry of the tray icon's menu: opens the sign-in window.
  return _("Start PrimaWeb");
}

} // namespace

MenuItems menu_contents(const Status& status, SessionState session, bus::Mode mode) {
  MenuItems items{{status_line, status.sentence, false}, {first_separator, {}}, {start, start_label(session)}};
  if (mode == bus::Mode::practice)
    // Translators: the first line of the tray icon's menu in practice mode.
    items.insert(items.begin(), {practice_line, _("Practice: the card and PrimaWeb are not real"), false});
  if (session == SessionState::signed_in)
    items.push_back({sign_out, _("Sign out")});
  if (mode == bus::Mode::real)
    // Translators: entry of the tray icon's menu: starts the program with a made-up card and portal, to practise with.
    items.push_back({practice, _("Practice")});
  items.push_back({middle_separator, {}});
  // Translators: entry of the tray icon's menu: opens the window with the settings.
  items.push_back({preferences, _("Preferences")});
  // Translators: entry of the tray icon's menu: opens the window that looks at this computer.
  items.push_back({check_up, _("Check-up")});
  // Translators: entry of the tray icon's menu.
  items.push_back({help, _("Help")});
  // Translators: entry of the tray icon's menu: what program this is.
  items.push_back({about, _("About PrimaWeb Launcher")});
  items.push_back({last_separator, {}});
  items.push_back({quit, quit_label(session)});
  return items;
}

} // namespace launcher::tray
