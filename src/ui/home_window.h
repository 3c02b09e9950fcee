// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/template.h"
#include "ui/window_guard.h"

#include <giomm/settings.h>
#include <gtkmm/window.h>

namespace ui {

/// What the tray icon tells and its menu offers, as a window, for a desktop that shows no tray icons. Its buttons are
/// actions of the groups "launcher" (start, sign-out, practice, quit: bus/names.h) and "side" (session/side_actions.h).
/// Thread: main loop.
class HomeWindow : public Gtk::Window {
public:
  /// `settings`: null where their schema is not installed. `practice`: its own colour and title (promise 8).
  HomeWindow(const Glib::RefPtr<Gio::Settings>& settings, bool practice);

  /// How the launcher stands, in its own sentence.
  void show_status(const Glib::ustring& sentence, bool signed_in);

private:
  WindowGuard m_guard{*this, WindowGuard::Page::never_inert};
  Template m_template{"home-window"};
};

} // namespace ui
