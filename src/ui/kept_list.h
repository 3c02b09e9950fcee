// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glibmm/ustring.h>
#include <gtkmm/box.h>
#include <gtkmm/button.h>
#include <gtkmm/label.h>
#include <gtkmm/listbox.h>
#include <sigc++/signal.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ui {

/// One thing that is remembered, as the preferences show it.
struct KeptLine {
  Glib::ustring title;
  Glib::ustring detail;
  bool may_be_left_alone = false; ///< a card that can be marked as not for PrimaWeb

  friend bool operator==(const KeptLine&, const KeptLine&) = default;
};

/// What is remembered, line by line, each with a button to forget it. Thread: main loop.
class KeptList : public Gtk::Box {
public:
  /// `name`: of the list, for a screen reader.
  explicit KeptList(const Glib::ustring& name);

  /// `otherwise`: said where there is no line.
  void show_lines(const std::vector<KeptLine>& lines, const Glib::ustring& otherwise);

  /// With the line's index.
  sigc::signal<void(std::size_t)>& signal_forget() { return m_forget; }

  sigc::signal<void(std::size_t)>& signal_leave_alone() { return m_leave_alone; }

private:
  [[nodiscard]] Gtk::ListBoxRow& make_row(const KeptLine& line, std::size_t index);
  [[nodiscard]] Gtk::Button& make_button(const char* text, const KeptLine& line,
                                         sigc::signal<void(std::size_t)>& pressed, std::size_t index);
  void press(sigc::signal<void(std::size_t)>& pressed, std::size_t index);

  std::vector<KeptLine> m_lines;
  unsigned m_showing = 0;        ///< which lines these are, of all that were shown
  std::int64_t m_deaf_until = 0; ///< on GLib's monotonic clock
  Gtk::ListBox m_list;
  Gtk::Label m_otherwise;
  sigc::signal<void(std::size_t)> m_forget;
  sigc::signal<void(std::size_t)> m_leave_alone;
};

} // namespace ui
