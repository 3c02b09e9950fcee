// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtkmm/box.h>
#include <gtkmm/scrolledwindow.h>
#include <gtkmm/window.h>

namespace ui {

/// A window to read in: what is put into it scrolls, and takes the arrow keys from the beginning. Escape closes it.
/// Thread: main loop.
class TextWindow : public Gtk::Window {
public:
  /// `practice`: its own colour and title (promise 8).
  TextWindow(const Glib::ustring& title, bool practice);

protected:
  [[nodiscard]] Gtk::Box& text() { return m_text; }

private:
  Gtk::ScrolledWindow m_scrolled;
  Gtk::Box m_text{Gtk::Orientation::VERTICAL, 8};
};

} // namespace ui
