// SPDX-License-Identifier: EUPL-1.2
#include "ui/kept_list.h"

#include "ui/accessible.h"

#include <glib.h>
#include <glibmm/i18n.h>
#include <glibmm/main.h>
#include <gtkmm/button.h>
#include <gtkmm/settings.h>
#include <sigc++/adaptors/track_obj.h>

#include <algorithm>

namespace ui {

namespace {

Gtk::Label& words(const Glib::ustring& text, const char* style) {
  auto& label = *Gtk::make_managed<Gtk::Label>(text);
  label.set_xalign(0);
  label.set_wrap(true);
  label.set_wrap_mode(Pango::WrapMode::WORD_CHAR);
  label.add_css_class(style);
  return label;
}

/// Units: microseconds.
std::int64_t double_click_time() {
  return std::int64_t{1000} * Gtk::Settings::get_default()->property_gtk_double_click_time().get_value();
}

/// The line that has the focus, or something in it; -1 when none has.
int focused_line(Gtk::ListBox& list) {
  auto* root = list.get_root();
  auto* widget = root == nullptr ? nullptr : root->get_focus();
  while (widget != nullptr && widget->get_parent() != &list)
    widget = widget->get_parent();
  const auto* row = dynamic_cast<Gtk::ListBoxRow*>(widget);
  return row == nullptr ? -1 : row->get_index();
}

} // namespace

KeptList::KeptList(const Glib::ustring& name) : Gtk::Box{Gtk::Orientation::VERTICAL} {
  set_accessible_label(m_list, name);
  m_list.set_selection_mode(Gtk::SelectionMode::NONE);
  m_list.add_css_class("kept");
  append(m_list);
  m_otherwise.set_xalign(0);
  m_otherwise.set_wrap(true);
  m_otherwise.add_css_class("quiet");
  append(m_otherwise);
}

void KeptList::show_lines(const std::vector<KeptLine>& lines, const Glib::ustring& otherwise) {
  m_otherwise.set_label(otherwise);
  m_otherwise.set_visible(lines.empty());
  m_list.set_visible(!lines.empty());
  if (lines == m_lines)
    return; // the focus stays where it is
  const int index = focused_line(m_list);
  if (!m_lines.empty())
    m_deaf_until = g_get_monotonic_time() + double_click_time();
  ++m_showing;
  while (auto* old = m_list.get_row_at_index(0))
    m_list.remove(*old);
  m_lines = lines;
  for (std::size_t each = 0; each < lines.size(); ++each)
    m_list.append(make_row(lines[each], each));
  if (index < 0)
    return;
  if (auto* next = m_list.get_row_at_index(std::min(index, static_cast<int>(lines.size()) - 1)))
    next->grab_focus();
  else
    child_focus(Gtk::DirectionType::TAB_FORWARD);
}

Gtk::Button& KeptList::make_button(const char* text, const KeptLine& line, sigc::signal<void(std::size_t)>& pressed,
                                   std::size_t index) {
  auto& made = *Gtk::make_managed<Gtk::Button>(text);
  made.set_valign(Gtk::Align::CENTER);
  set_accessible_description(made, line.detail.empty() ? line.title : line.title + " " + line.detail);
  made.signal_clicked().connect([this, &pressed, index] { press(pressed, index); });
  return made;
}

/// A second click of the same hand is not for the line that has come under it meanwhile.
void KeptList::press(sigc::signal<void(std::size_t)>& pressed, std::size_t index) {
  if (g_get_monotonic_time() < m_deaf_until)
    return;
  // Not from within the button, which goes with its line.
  Glib::signal_idle().connect_once(sigc::track_object(
      [this, &pressed, index, showing = m_showing] {
        if (showing == m_showing)
          pressed.emit(index);
      },
      *this));
}

Gtk::ListBoxRow& KeptList::make_row(const KeptLine& line, std::size_t index) {
  auto& box = *Gtk::make_managed<Gtk::Box>(Gtk::Orientation::HORIZONTAL, 12);
  auto& text = *Gtk::make_managed<Gtk::Box>(Gtk::Orientation::VERTICAL);
  text.set_hexpand(true);
  text.append(words(line.title, "field-name"));
  if (!line.detail.empty())
    text.append(words(line.detail, "quiet"));
  box.append(text);
  if (line.may_be_left_alone)
    // Translators: a button beside a remembered card: leave it alone from now on.
    box.append(make_button(_("Not for PrimaWeb"), line, m_leave_alone, index));
  // Translators: a button beside something that is remembered.
  box.append(make_button(_("Forget"), line, m_forget, index));
  auto& row = *Gtk::make_managed<Gtk::ListBoxRow>();
  row.set_child(box);
  row.set_activatable(false);
  set_accessible_label(row, line.detail.empty() ? line.title : line.title + ". " + line.detail);
  return row;
}

} // namespace ui
