// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "checkup/report.h"
#include "ui/save_dialog.h"
#include "ui/template.h"
#include "ui/window_guard.h"

#include <gtkmm/listbox.h>
#include <gtkmm/window.h>
#include <sigc++/signal.h>

#include <memory>
#include <optional>

namespace ui {

/// What a check-up found, line by line, and its report to copy or to save: the user sees all that leaves with it. Over
/// the window that it is asked for in, which stays usable, and goes with that; or by itself. Thread: main loop.
class CheckUpWindow : public Gtk::Window {
public:
  /// `over`: null for a window by itself. `practice`: its own colour and title (promise 8).
  CheckUpWindow(Gtk::Window* over, bool practice);

  /// A check-up is under way.
  void show_waiting();
  /// Nothing: it could not be made.
  void show_report(const std::optional<checkup::Report>& report);

  /// "Check again" pressed.
  sigc::signal<void()>& signal_again() { return m_again; }

private:
  void lay_out(Gtk::Window* over);
  void connect();
  void copy();
  void save();
  void set_heading(const Glib::ustring& text);
  void offer_report(bool is_there);

  WindowGuard m_guard{*this, WindowGuard::Page::never_inert};
  bool m_practice;
  Template m_template{"check-up-window"};
  Gtk::ListBox& m_lines;
  std::string m_text; ///< of the report
  std::unique_ptr<SaveDialog> m_save_dialog;
  sigc::signal<void()> m_again;
};

} // namespace ui
