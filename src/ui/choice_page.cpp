// SPDX-License-Identifier: EUPL-1.2
#include "ui/choice_page.h"

#include "ui/accessible.h"
#include "ui/choice_row.h"

#include <gdkmm/frameclock.h>
#include <glibmm/i18n.h>
#include <gtk/gtk.h>
#include <gtkmm/adjustment.h>

namespace ui {

ChoicePage::ChoicePage()
    : Page{"choice-page"},
      m_question{part<Gtk::Label>("question")},
      m_search{part<SearchEntry>("search")},
      m_scroller{part<Gtk::ScrolledWindow>("scroller")},
      m_list{part<Gtk::ListBox>("list")},
      m_remember{part<Gtk::CheckButton>("remember")},
      m_no_keyring{part<Gtk::Label>("no_keyring")},
      m_confirm{part<Gtk::Button>("confirm")} {
  m_list.set_filter_func(sigc::mem_fun(*this, &ChoicePage::is_wanted));
  m_list.signal_row_activated().connect(sigc::hide(sigc::mem_fun(*this, &ChoicePage::confirm)));
  m_list.signal_selected_rows_changed().connect(sigc::mem_fun(*this, &ChoicePage::update_confirm));
  m_search.signal_search_changed().connect(sigc::mem_fun(*this, &ChoicePage::narrow));
  m_search.signal_search_started().connect(sigc::mem_fun(*this, &ChoicePage::go_to_search));
  m_search.signal_activate().connect(sigc::mem_fun(*this, &ChoicePage::enter));
  m_search.signal_next_match().connect(sigc::mem_fun(*this, &ChoicePage::go_to_list));
  m_search.signal_stop_search().connect(sigc::mem_fun(*this, &ChoicePage::clear_search_or_cancel));
  m_confirm.signal_clicked().connect(sigc::mem_fun(*this, &ChoicePage::confirm));
  part<Gtk::Button>("cancel").signal_clicked().connect(signal_cancelled().make_slot());
}

void ChoicePage::show_view(const signin::AskChoice& view) {
  const bool entity = view.step != signin::Step::role;
  m_question.set_label(entity ? _("For which entity do you work now?") : _("In which role do you work now?"));
  m_search.set_text("");
  m_search.set_visible(view.options.size() > glance);
  // Typing anywhere on the page searches, and a short list has nothing to search.
  if (m_search.get_visible())
    m_search.set_key_capture_widget(*this);
  else
    m_search.unset_key_capture_widget();
  m_remember.set_visible(m_may_remember && view.can_remember);
  m_remember.set_active(m_remember.get_visible());
  m_no_keyring.set_visible(m_may_remember && !view.can_remember);

  fill(view.options);
  auto* row = m_list.get_row_at_index(static_cast<int>(view.preselected));
  if (row == nullptr)
    row = m_list.get_row_at_index(0);
  if (row != nullptr)
    m_list.select_row(*row);
  update_confirm();
  read_out(m_question, m_question.get_label());
}

void ChoicePage::take_focus() {
  go_to_list();
  // The lines get their places with the next frame.
  add_tick_callback([this](const Glib::RefPtr<Gdk::FrameClock>&) { return !scroll_to_selected(); });
}

Gtk::Widget* ChoicePage::default_button() {
  return &m_confirm;
}

bool ChoicePage::writes_anywhere() const {
  return m_search.get_visible();
}

void ChoicePage::fill(const std::vector<portal::Option>& options) {
  while (auto* row = m_list.get_row_at_index(0))
    m_list.remove(*row);
  m_options = options;
  for (const portal::Option& option : m_options)
    m_list.append(*Gtk::make_managed<ChoiceRow>(option));
}

void ChoicePage::narrow() {
  m_list.invalidate_filter();
  const auto* selected = m_list.get_selected_row();
  if (selected != nullptr && is_wanted(selected))
    return;
  m_list.unselect_all();
  int line = 0;
  auto* row = m_list.get_row_at_index(line);
  while (row != nullptr && !is_wanted(row))
    row = m_list.get_row_at_index(++line);
  if (row != nullptr)
    m_list.select_row(*row);
}

/// GTK tells of a change only when the user pauses: whoever is quicker would get the line that was selected before.
void ChoicePage::enter() {
  narrow();
  confirm();
}

/// Were the list to keep the focus, a space in what the user types would choose the line that is selected.
void ChoicePage::go_to_search() {
  m_search.grab_focus();
  m_search.set_position(-1);
}

void ChoicePage::clear_search_or_cancel() {
  if (m_search.get_text().empty())
    signal_cancelled().emit();
  else
    m_search.set_text("");
}

void ChoicePage::go_to_list() {
  if (auto* row = m_list.get_selected_row())
    row->grab_focus();
}

bool ChoicePage::scroll_to_selected() {
  auto* row = m_list.get_selected_row();
  if (row == nullptr)
    return true;
  graphene_rect_t place{};
  const bool placed = gtk_widget_compute_bounds(static_cast<Gtk::Widget*>(row)->gobj(),
                                                static_cast<Gtk::Widget&>(m_list).gobj(), &place) != FALSE;
  if (!placed || row->get_height() == 0)
    return false;
  const auto adjustment = m_scroller.get_vadjustment();
  const double height = place.size.height;
  adjustment->set_value(place.origin.y - (adjustment->get_page_size() - height) / 2);
  return true;
}

void ChoicePage::update_confirm() {
  m_confirm.set_sensitive(m_list.get_selected_row() != nullptr);
}

void ChoicePage::confirm() {
  const auto* row = m_list.get_selected_row();
  if (row != nullptr)
    m_chosen.emit(static_cast<std::size_t>(row->get_index()), m_remember.get_visible() && m_remember.get_active());
}

bool ChoicePage::is_wanted(const Gtk::ListBoxRow* row) const {
  const portal::Option& option = m_options.at(static_cast<std::size_t>(row->get_index()));
  const Glib::ustring wanted = m_search.get_text();
  const std::string line = option.label + " " + option.detail;
  // Beginnings of words, in any order, whatever their case and accents.
  return wanted.empty() || g_str_match_string(wanted.c_str(), line.c_str(), TRUE) != FALSE;
}

} // namespace ui
