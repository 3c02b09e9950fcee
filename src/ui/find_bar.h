// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/search_entry.h"
#include "ui/template.h"

#include <giomm/actiongroup.h>
#include <gtkmm/box.h>
#include <gtkmm/label.h>
#include <sigc++/connection.h>
#include <sigc++/signal.h>

namespace ui {

/// Finds a text in the page: the box to type it, the number of places, next and previous. Enter goes to the next place,
/// Shift and Enter to the one before, Escape ends it.
class FindBar : public Gtk::Box {
public:
  FindBar();
  ~FindBar() override;
  FindBar(const FindBar&) = delete;
  FindBar& operator=(const FindBar&) = delete;
  FindBar(FindBar&&) = delete;
  FindBar& operator=(FindBar&&) = delete;

  /// The actions `find`, `find-next`, `find-previous` and the state of `found` (web/page_actions.h); null for none.
  void set_page_actions(const Glib::RefPtr<Gio::ActionGroup>& actions);

  /// Shows the bar, ready to type.
  void open();
  void close();

  sigc::signal<void()>& signal_closed() { return m_closed; }

private:
  void activate(const char* action);
  void search();
  void show_count(int count);
  bool key_pressed(guint key, guint code, Gdk::ModifierType state);

  Template m_template{"find-bar"};
  SearchEntry& m_text;
  Gtk::Label& m_count;
  Glib::RefPtr<Gio::ActionGroup> m_actions;
  sigc::connection m_found;
  sigc::signal<void()> m_closed;
};

} // namespace ui
