// SPDX-License-Identifier: EUPL-1.2
#include "ui/choice_row.h"

#include "ui/accessible.h"

#include <gtkmm/box.h>
#include <gtkmm/label.h>

namespace ui {

namespace {

Gtk::Label& make_label(const std::string& text) {
  auto& label = *Gtk::make_managed<Gtk::Label>(text);
  label.set_wrap(true);
  label.set_wrap_mode(Pango::WrapMode::WORD_CHAR);
  return label;
}

Gtk::Box& make_mark() {
  auto& mark = *Gtk::make_managed<Gtk::Box>();
  mark.set_valign(Gtk::Align::CENTER);
  mark.add_css_class("choice-mark");
  auto& dot = *Gtk::make_managed<Gtk::Box>();
  dot.add_css_class("dot");
  mark.append(dot);
  set_accessible_hidden(mark, true);
  return mark;
}

} // namespace

ChoiceRow::ChoiceRow(const portal::Option& option) {
  auto& line = *Gtk::make_managed<Gtk::Box>();
  line.set_spacing(12);
  line.append(make_mark());

  auto& name = make_label(option.label);
  name.set_xalign(0);
  name.set_hexpand(true);
  name.add_css_class("choice-name");
  line.append(name);

  if (!option.detail.empty()) {
    auto& detail = make_label(option.detail);
    detail.set_xalign(1);
    detail.set_justify(Gtk::Justification::RIGHT);
    detail.add_css_class("quiet");
    line.append(detail);
  }

  set_child(line);
  set_accessible_label(*this, option.detail.empty() ? option.label : option.label + ", " + option.detail);
}

} // namespace ui
