// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/input_guard.h"

#include <gtkmm/eventcontrollerkey.h>
#include <gtkmm/window.h>
#include <sigc++/connection.h>
#include <sigc++/signal.h>
#include <sigc++/trackable.h>

namespace ui {

/// An InputGuard at the door of one window: every key that comes to the window passes here before any widget hears it.
/// Until told otherwise, the window is one that the user opened. Thread: main loop.
class WindowGuard : public sigc::trackable {
public:
  using Opening = InputGuard::Opening;
  using Page = InputGuard::Page;

  /// `window` outlives this. One that is never inert is guarded anew each time it is shown.
  WindowGuard(Gtk::Window& window, Page page);
  ~WindowGuard();
  WindowGuard(const WindowGuard&) = delete;
  WindowGuard& operator=(const WindowGuard&) = delete;
  WindowGuard(WindowGuard&&) = delete;
  WindowGuard& operator=(WindowGuard&&) = delete;

  void open(Opening opening);
  /// `writes_anywhere`: the page takes characters wherever the focus is.
  void change_page(Page page, bool writes_anywhere = false);
  void user_is_here();
  void no_pin_character_came();
  void pin_was_wrong();

  [[nodiscard]] const InputGuard& state() const { return m_guard; }

  /// state() may be another.
  sigc::signal<void()>& signal_changed() { return m_changed; }

  /// With Tab: the focus belongs where one goes on.
  sigc::signal<void()>& signal_turned() { return m_turned; }

  /// The Enter that was typed in a box, and held, takes effect.
  sigc::signal<void()>& signal_enter() { return m_enter; }

private:
  [[nodiscard]] bool hear(guint keyval, Gdk::ModifierType modifiers);
  [[nodiscard]] InputGuard::Key kind_of(guint keyval, Gdk::ModifierType modifiers) const;
  void pointer_pressed();
  void focus_moved();
  void let_time_pass();
  void changed();

  Gtk::Window& m_window;
  InputGuard m_guard;
  bool m_writes_anywhere = false;
  Glib::RefPtr<Gtk::EventControllerKey> m_keys;
  sigc::connection m_clock;
  sigc::signal<void()> m_changed;
  sigc::signal<void()> m_turned;
  sigc::signal<void()> m_enter;
};

} // namespace ui
