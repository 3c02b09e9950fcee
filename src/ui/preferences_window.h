// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/kept_list.h"

#include <giomm/settings.h>
#include <gtkmm/box.h>
#include <gtkmm/button.h>
#include <gtkmm/label.h>
#include <gtkmm/stack.h>
#include <gtkmm/stackswitcher.h>
#include <gtkmm/window.h>

namespace ui {

/// The settings of the user, and what is remembered for them: their cards, and pages of the portal that they went on
/// from by hand. Thread: main loop.
class PreferencesWindow : public Gtk::Window {
public:
  /// `settings`: null where their schema is not installed, and then nothing can be set. `practice`: its own colour and
  /// title (promise 8).
  PreferencesWindow(const Glib::RefPtr<Gio::Settings>& settings, bool practice);

  [[nodiscard]] KeptList& cards() { return m_cards; }

  [[nodiscard]] KeptList& pages() { return m_pages; }

  /// Says whether there are pages to save for other computers.
  void offer_export(bool is_there);
  /// What came of it.
  void tell_export(bool is_saved);

  /// The pages are to be saved for other computers.
  sigc::signal<void()>& signal_export() { return m_export; }

  /// A report of the last way through the portal is wanted.
  sigc::signal<void()>& signal_report() { return m_report; }

private:
  void add_settings(const Glib::RefPtr<Gio::Settings>& settings);
  void add_ways_to_share(Gtk::Box& page);
  Gtk::Box& add_page(const char* name, const Glib::ustring& title);

  Gtk::Stack m_stack;
  Gtk::StackSwitcher m_switcher;
  KeptList m_cards;
  KeptList m_pages;
  Gtk::Button m_export_button;
  Gtk::Button m_report_button;
  Gtk::Label m_told;
  sigc::signal<void()> m_export;
  sigc::signal<void()> m_report;
};

} // namespace ui
