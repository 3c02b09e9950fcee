// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <giomm/settings.h>
#include <glibmm/ustring.h>
#include <gtkmm/box.h>
#include <gtkmm/dropdown.h>
#include <gtkmm/label.h>
#include <gtkmm/switch.h>

#include <functional>
#include <string>
#include <vector>

namespace ui {

/// One setting in the preferences: what it is called, what it does, and what sets it. A setting that a site manager has
/// locked cannot be set, and says so. Thread: main loop.
class SettingRow : public Gtk::Box {
public:
  struct Words {
    Glib::ustring title;
    Glib::ustring description;
  };

protected:
  SettingRow(const Glib::RefPtr<Gio::Settings>& settings, const std::string& key, const Words& words);

  /// What sets the key: the derived row's own. Once, when it is there.
  void add_control(Gtk::Widget& control);

  [[nodiscard]] const Glib::RefPtr<Gio::Settings>& settings() const { return m_settings; }

  [[nodiscard]] const std::string& key() const { return m_key; }

private:
  void show_lock(Gtk::Widget& control);

  Glib::RefPtr<Gio::Settings> m_settings;
  std::string m_key;
  Words m_about;
  Gtk::Box m_words{Gtk::Orientation::VERTICAL};
  Gtk::Label m_locked;
};

/// A setting that is on or off.
class SwitchRow : public SettingRow {
public:
  SwitchRow(const Glib::RefPtr<Gio::Settings>& settings, const std::string& key, const Words& words);

private:
  Gtk::Switch m_switch;
};

/// A setting that is one of a few words.
class WordRow : public SettingRow {
public:
  struct Choice {
    std::string word;
    Glib::ustring text; ///< as the user reads it
  };

  WordRow(const Glib::RefPtr<Gio::Settings>& settings, const std::string& key, const Words& words,
          std::vector<Choice> choices);

private:
  void show();
  void chosen();

  std::vector<Choice> m_choices;
  Gtk::DropDown m_choice;
};

/// A setting that is a number, one of a few or whatever else stands there.
class NumberRow : public SettingRow {
public:
  /// `numbers` rise. `says`: a number as the user reads it.
  NumberRow(const Glib::RefPtr<Gio::Settings>& settings, const std::string& key, const Words& words,
            std::vector<double> numbers, std::function<Glib::ustring(double)> says);

private:
  void offer();
  void show();
  void chosen();
  [[nodiscard]] double now() const;

  std::vector<double> m_shown; ///< with each that ever stood there
  std::function<Glib::ustring(double)> m_says;
  Gtk::DropDown m_choice;
  bool m_is_showing = false;
};

} // namespace ui
