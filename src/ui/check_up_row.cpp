// SPDX-License-Identifier: EUPL-1.2
#include "ui/check_up_row.h"

#include "checkup/report.h"
#include "ui/accessible.h"
#include "ui/failure_text.h"

#include <glibmm/i18n.h>
#include <gtkmm/box.h>
#include <gtkmm/image.h>
#include <gtkmm/label.h>

namespace ui {

namespace {

const char* icon_of(checkup::State state) {
  switch (state) {
  case checkup::State::good:
    return "object-select-symbolic";
  case checkup::State::look:
    return "dialog-information-symbolic";
  case checkup::State::broken:
    break;
  }
  return "dialog-warning-symbolic";
}

Gtk::Label& add_label(Gtk::Box& to, const Glib::ustring& text, const char* style) {
  auto& label = *Gtk::make_managed<Gtk::Label>(text);
  label.set_xalign(0);
  label.set_wrap(true);
  label.set_wrap_mode(Pango::WrapMode::WORD_CHAR);
  label.set_selectable(true);
  label.set_can_focus(false); // the row is what the keyboard goes to
  label.add_css_class(style);
  to.append(label);
  return label;
}

} // namespace

CheckUpRow::CheckUpRow(const checkup::Line& line) {
  auto& whole = *Gtk::make_managed<Gtk::Box>(Gtk::Orientation::HORIZONTAL, 12);
  auto& icon = *Gtk::make_managed<Gtk::Image>();
  add_css_class("check-up");
  icon.property_accessible_role() = Gtk::Accessible::Role::PRESENTATION;
  icon.set_from_icon_name(icon_of(line.state));
  icon.set_valign(Gtk::Align::START);
  if (line.state == checkup::State::broken)
    icon.add_css_class("trouble");
  whole.append(icon);
  auto& texts = *Gtk::make_managed<Gtk::Box>(Gtk::Orientation::VERTICAL, 2);
  texts.set_hexpand(true);
  // Translators: %1 is what the check-up looked at, %2 how it is: "Card readers: good".
  const auto heading = Glib::ustring::compose(_("%1: %2"), checkup::name_of(line.check), checkup::name_of(line.state));
  auto told = heading;
  add_label(texts, heading, "field-name");
  if (!line.detail.empty()) {
    add_label(texts, line.detail, "body-text");
    told += ". " + line.detail;
  }
  if (line.failure) {
    const auto remedy = remedy_text(*line.failure);
    add_label(texts, remedy, "body-text");
    add_label(texts, std::string{signin::code(*line.failure)}, "small-print");
    told += ". " + remedy;
  }
  whole.append(texts);
  set_child(whole);
  set_activatable(false);
  set_accessible_label(*this, told);
}

} // namespace ui
