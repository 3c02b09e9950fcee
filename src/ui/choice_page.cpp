// SPDX-License-Identifier: EUPL-1.2
#include "ui/choice_page.h"

#include "ui/accessible.h"
#include "ui/choice_row.h"
#include "ui/search_match.h"

#include <gdk/gdkkeysyms.h>
#include <gdkmm/frameclock.h>
#include <glibmm/i18n.h>
#include <glibmm/main.h>
#include <gtk/gtk.h>
#include <gtkmm/adjustment.h>
#include <gtkmm/eventcontrollerkey.h>

#include <algorithm>
#include <array>

namespace ui {

ChoicePage::ChoicePage()
    : DialogPage{"choice-page"},
      m_question{part<Gtk::Label>("question")},
      m_search{part<SearchEntry>("search")},
      m_scroller{part<Gtk::ScrolledWindow>("scroller")},
      m_list{part<Gtk::ListBox>("list")},
      m_remember{part<Gtk::CheckButton>("remember")},
      m_no_keyring{part<Gtk::Label>("no_keyring")},
      m_more{part<Gtk::Button>("more")},
      m_confirm{part<Gtk::Button>("confirm")} {
  m_list.set_filter_func(sigc::mem_fun(*this, &ChoicePage::is_wanted));
  m_list.signal_row_activated().connect(sigc::hide(sigc::mem_fun(*this, &ChoicePage::confirm_row)));
  m_list.signal_selected_rows_changed().connect(sigc::mem_fun(*this, &ChoicePage::selection_changed));
  const auto keys = Gtk::EventControllerKey::create();
  keys->set_propagation_phase(Gtk::PropagationPhase::CAPTURE);
  keys->signal_key_pressed().connect(sigc::mem_fun(*this, &ChoicePage::begin_with_first_row), false);
  keys->signal_key_pressed().connect(sigc::mem_fun(*this, &ChoicePage::leave_list), false);
  m_list.add_controller(keys);
  m_search.signal_search_changed().connect(sigc::mem_fun(*this, &ChoicePage::narrow));
  m_search.signal_search_started().connect(sigc::mem_fun(*this, &ChoicePage::go_to_search));
  m_search.signal_activate().connect(sigc::mem_fun(*this, &ChoicePage::enter));
  m_search.signal_next_match().connect(sigc::mem_fun(*this, &ChoicePage::go_to_list));
  m_search.signal_stop_search().connect(sigc::mem_fun(*this, &ChoicePage::clear_search_or_cancel));
  m_confirm.signal_clicked().connect(sigc::mem_fun(*this, &ChoicePage::confirm));
  m_more.signal_clicked().connect(m_more_wanted.make_slot());
  part<Gtk::Button>("cancel").signal_clicked().connect(signal_cancelled().make_slot());
}

void ChoicePage::show_view(const signin::AskChoice& view) {
  if (view.is_of_capacity)
    // Translators: above a list of capacities (hoedanigheid, qualité), after the entity was chosen.
    m_question.set_label(_("In which capacity do you work now?"));
  else
    m_question.set_label(view.step == signin::Step::role ? _("In which role do you work now?")
                                                         : _("For which entity do you work now?"));
  m_search.set_text("");
  m_search.set_visible(view.options.size() > glance);
  // Typing anywhere on the page searches, and a short list has nothing to search.
  if (m_search.get_visible())
    m_search.set_key_capture_widget(*this);
  else
    m_search.unset_key_capture_widget();
  m_remember.set_visible(m_may_remember && view.can_remember);
  m_remember.set_active(m_remember.get_visible());
  m_more.set_visible(view.has_more);
  m_no_keyring.set_visible(m_may_remember && !view.can_remember);

  fill(view.options);
  auto* row = view.preselected ? m_list.get_row_at_index(static_cast<int>(*view.preselected)) : nullptr;
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
  if (m_search.get_text().empty())
    return; // what nobody looked for is not chosen for them
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
  auto* row = m_list.get_selected_row();
  if (row == nullptr)
    row = m_list.get_row_at_index(0); // to be seen, not selected: GTK would do that when Tab leads there
  if (row != nullptr)
    row->grab_focus();
}

/// Without a selected line the focus is on the first one, and GTK would go on to the second.
bool ChoicePage::begin_with_first_row(unsigned key, unsigned /*code*/, Gdk::ModifierType /*state*/) {
  const bool is_arrow = key == GDK_KEY_Down || key == GDK_KEY_KP_Down || key == GDK_KEY_Up || key == GDK_KEY_KP_Up;
  auto* focused = gtk_widget_get_focus_child(static_cast<Gtk::Widget&>(m_list).gobj());
  auto* row = focused == nullptr ? nullptr : dynamic_cast<Gtk::ListBoxRow*>(Glib::wrap(focused));
  if (!is_arrow || row == nullptr || m_list.get_selected_row() != nullptr)
    return false;
  m_list.select_row(*row);
  return true;
}

/// GTK would go from line to line.
bool ChoicePage::leave_list(unsigned key, unsigned /*code*/, Gdk::ModifierType state) {
  const auto holds = [state](Gdk::ModifierType key_held) { return (state & key_held) == key_held; };
  if ((key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab) || holds(Gdk::ModifierType::CONTROL_MASK) ||
      holds(Gdk::ModifierType::ALT_MASK))
    return false;
  auto& cancel = part<Gtk::Button>("cancel");
  const std::array<Gtk::Widget*, 4> in_order =
      key == GDK_KEY_Tab ? std::array<Gtk::Widget*, 4>{&m_more, &m_remember, &cancel, &m_confirm}
                         : std::array<Gtk::Widget*, 4>{&m_search, &m_confirm, &cancel, &m_remember};
  return std::ranges::any_of(
      in_order, [](Gtk::Widget* each) { return each->get_visible() && each->is_sensitive() && each->grab_focus(); });
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

void ChoicePage::selection_changed() {
  update_confirm();
  m_is_just_selected = !m_was_selected && m_list.get_selected_row() != nullptr;
  m_was_selected = m_list.get_selected_row() != nullptr;
  if (m_is_just_selected)
    Glib::signal_idle().connect(sigc::mem_fun(*this, &ChoicePage::moment_has_passed));
}

bool ChoicePage::moment_has_passed() {
  m_is_just_selected = false;
  return false;
}

/// GTK selects the line that it activates: an Enter for a line that nobody had selected selects it, and no more.
void ChoicePage::confirm_row() {
  if (!m_is_just_selected)
    confirm();
}

void ChoicePage::confirm() {
  const auto* row = m_list.get_selected_row();
  if (row != nullptr)
    m_chosen.emit(static_cast<std::size_t>(row->get_index()), m_remember.get_visible() && m_remember.get_active());
}

bool ChoicePage::is_wanted(const Gtk::ListBoxRow* row) const {
  const portal::Option& option = m_options.at(static_cast<std::size_t>(row->get_index()));
  return is_found_in(m_search.get_text(), option.label + " " + option.detail);
}

} // namespace ui
