// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/view.h"
#include "ui/dialog_page.h"
#include "ui/search_entry.h"

#include <gtkmm/button.h>
#include <gtkmm/checkbutton.h>
#include <gtkmm/label.h>
#include <gtkmm/listbox.h>
#include <gtkmm/scrolledwindow.h>

#include <cstddef>
#include <vector>

namespace ui {

/// One list, one line to choose: an entity with its capacity, or a role. More lines than a glance takes can be
/// searched. Without a last choice no line is selected, and an Enter takes none.
class ChoicePage : public DialogPage {
public:
  /// The longest list that is shown without a search box.
  static constexpr std::size_t glance = 8;

  ChoicePage();

  /// Says whether choices are to be remembered; else nothing is said of it. From the next view on.
  void offer_to_remember(bool is_wanted) { m_may_remember = is_wanted; }

  void show_view(const signin::AskChoice& view);
  void take_focus() override;
  [[nodiscard]] Gtk::Widget* default_button() override;
  void enter() override;
  [[nodiscard]] bool writes_anywhere() const override;

  /// Line of AskChoice::options, and the "remember" tick.
  sigc::signal<void(std::size_t, bool)>& signal_chosen() { return m_chosen; }

  /// The next lines of a list that the portal shows in parts.
  sigc::signal<void()>& signal_more_wanted() { return m_more_wanted; }

private:
  void fill(const std::vector<portal::Option>& options);
  void narrow();
  void go_to_search();
  void clear_search_or_cancel();
  void go_to_list();
  bool begin_with_first_row(unsigned key, unsigned code, Gdk::ModifierType state);
  bool leave_list(unsigned key, unsigned code, Gdk::ModifierType state);
  void selection_changed();
  bool moment_has_passed();
  void confirm_row();
  /// Says false when the lines have no places yet.
  bool scroll_to_selected();
  void confirm();
  void update_confirm();
  [[nodiscard]] bool is_wanted(const Gtk::ListBoxRow* row) const;

  Gtk::Label& m_question;
  SearchEntry& m_search;
  Gtk::ScrolledWindow& m_scroller;
  Gtk::ListBox& m_list;
  Gtk::CheckButton& m_remember;
  Gtk::Label& m_no_keyring;
  Gtk::Button& m_more;
  Gtk::Button& m_confirm;
  std::vector<portal::Option> m_options;
  bool m_may_remember = true;
  bool m_was_selected = false;     ///< a line
  bool m_is_just_selected = false; ///< by what the main loop does now
  sigc::signal<void(std::size_t, bool)> m_chosen;
  sigc::signal<void()> m_more_wanted;
};

} // namespace ui
