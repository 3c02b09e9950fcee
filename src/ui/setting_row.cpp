// SPDX-License-Identifier: EUPL-1.2
#include "ui/setting_row.h"

#include "ui/accessible.h"

#include <glibmm/i18n.h>
#include <gtkmm/stringlist.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace ui {

namespace {

/// Of zooming in steps, some digits are left over.
constexpr double same = 0.005;

Gtk::Label& label(const Glib::ustring& text, const char* style) {
  auto& made = *Gtk::make_managed<Gtk::Label>(text);
  made.set_xalign(0);
  made.set_wrap(true);
  made.set_wrap_mode(Pango::WrapMode::WORD_CHAR);
  made.add_css_class(style);
  return made;
}

bool is_whole_number(const Glib::RefPtr<Gio::Settings>& settings, const std::string& key) {
  Glib::VariantBase value;
  settings->get_value(key, value);
  return value.is_of_type(Glib::VARIANT_TYPE_UINT32);
}

} // namespace

SettingRow::SettingRow(const Glib::RefPtr<Gio::Settings>& settings, const std::string& key, const Words& words)
    : m_settings{settings}, m_key{key}, m_about{words} {
  add_css_class("setting");
  set_spacing(24);
  m_words.set_hexpand(true);
  m_words.set_valign(Gtk::Align::CENTER);
  m_words.append(label(words.title, "field-name"));
  m_words.append(label(words.description, "quiet"));
  // Translators: beside a setting that the IT helpdesk has set for all, so that the user cannot change it.
  m_locked.set_label(_("Your IT helpdesk has set this, and it cannot be changed here."));
  m_locked.set_xalign(0);
  m_locked.set_wrap(true);
  m_locked.add_css_class("locked");
  m_words.append(m_locked);
  append(m_words);
}

void SettingRow::add_control(Gtk::Widget& control) {
  control.set_valign(Gtk::Align::CENTER);
  append(control);
  set_accessible_label(control, m_about.title);
  m_settings->signal_writable_changed(m_key).connect(
      sigc::track_object([this, &control](const Glib::ustring&) { show_lock(control); }, *this));
  show_lock(control);
}

void SettingRow::show_lock(Gtk::Widget& control) {
  const bool is_locked = !m_settings->is_writable(m_key);
  control.set_sensitive(!is_locked);
  m_locked.set_visible(is_locked);
  set_accessible_description(control,
                             is_locked ? m_about.description + " " + m_locked.get_label() : m_about.description);
}

SwitchRow::SwitchRow(const Glib::RefPtr<Gio::Settings>& settings, const std::string& key, const Words& words)
    : SettingRow{settings, key, words} {
  settings->bind(key, m_switch.property_active(), Gio::Settings::BindFlags::NO_SENSITIVITY);
  add_control(m_switch);
}

WordRow::WordRow(const Glib::RefPtr<Gio::Settings>& settings, const std::string& key, const Words& words,
                 std::vector<Choice> choices)
    : SettingRow{settings, key, words}, m_choices{std::move(choices)} {
  add_control(m_choice);
  std::vector<Glib::ustring> texts;
  std::ranges::transform(m_choices, std::back_inserter(texts), &Choice::text);
  m_choice.set_model(Gtk::StringList::create(texts));
  show();
  tell_choice(m_choice, words.title);
  m_choice.property_selected().signal_changed().connect(sigc::mem_fun(*this, &WordRow::chosen));
  settings->signal_changed(key).connect(sigc::track_object([this](const Glib::ustring&) { show(); }, *this));
}

void WordRow::show() {
  const auto at = std::ranges::find(m_choices, settings()->get_string(key()).raw(), &Choice::word);
  if (at != m_choices.end())
    m_choice.set_selected(static_cast<guint>(at - m_choices.begin()));
}

void WordRow::chosen() {
  const auto index = m_choice.get_selected();
  if (index < m_choices.size() && settings()->get_string(key()).raw() != m_choices[index].word)
    settings()->set_string(key(), m_choices[index].word);
}

NumberRow::NumberRow(const Glib::RefPtr<Gio::Settings>& settings, const std::string& key, const Words& words,
                     std::vector<double> numbers, std::function<Glib::ustring(double)> says)
    : SettingRow{settings, key, words}, m_shown{std::move(numbers)}, m_says{std::move(says)} {
  add_control(m_choice);
  offer();
  show();
  tell_choice(m_choice, words.title);
  m_choice.property_selected().signal_changed().connect(sigc::mem_fun(*this, &NumberRow::chosen));
  settings->signal_changed(key).connect(sigc::track_object([this](const Glib::ustring&) { show(); }, *this));
}

double NumberRow::now() const {
  return is_whole_number(settings(), key()) ? settings()->get_uint(key()) : settings()->get_double(key());
}

void NumberRow::offer() {
  std::vector<Glib::ustring> texts;
  for (const double each : m_shown)
    texts.push_back(m_says(each));
  m_choice.set_model(Gtk::StringList::create(texts));
}

void NumberRow::show() {
  const double number = now();
  const auto is_it = [number](double each) { return std::abs(each - number) < same; };
  m_is_showing = true;
  if (std::ranges::none_of(m_shown, is_it)) { // else the list stays as it is: the user may be choosing from it
    m_shown.insert(std::ranges::lower_bound(m_shown, number), number);
    offer();
  }
  m_choice.set_selected(static_cast<guint>(std::ranges::find_if(m_shown, is_it) - m_shown.begin()));
  m_is_showing = false;
}

void NumberRow::chosen() {
  const auto index = m_choice.get_selected();
  if (m_is_showing || index >= m_shown.size())
    return;
  const double number = m_shown[index];
  if (is_whole_number(settings(), key()))
    settings()->set_uint(key(), static_cast<guint>(number));
  else
    settings()->set_double(key(), number);
}

} // namespace ui
