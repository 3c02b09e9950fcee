// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "practice/card_choice.h"
#include "practice/practice.h"

#include <gtkmm/applicationwindow.h>
#include <gtkmm/box.h>
#include <gtkmm/button.h>
#include <gtkmm/checkbutton.h>
#include <gtkmm/entry.h>
#include <gtkmm/frame.h>
#include <gtkmm/label.h>

#include <map>

namespace practice {

/// The desk with the simulated card reader: choose a card, put it in, take it out, and press the reader's keys if it
/// has any.
class PracticeWindow : public Gtk::ApplicationWindow {
public:
  /// `practice` outlives the window.
  PracticeWindow(Practice& practice, const PracticeOptions& options);

private:
  void add_choices();
  void insert_or_remove();
  void show_reader();
  void add_keys();
  void press_ok();
  void press_cancel();
  [[nodiscard]] CardChoice chosen() const;

  Practice& m_practice;
  Gtk::Box m_box{Gtk::Orientation::VERTICAL};
  Gtk::Label m_banner;
  Gtk::Box m_content{Gtk::Orientation::VERTICAL};
  Gtk::Label m_explanation;
  Gtk::Frame m_choices_frame;
  Gtk::Box m_choices_box{Gtk::Orientation::VERTICAL};
  std::map<CardChoice, Gtk::CheckButton> m_choices;
  Gtk::Label m_pin;
  Gtk::Label m_reader;
  Gtk::Button m_button;
  Gtk::Label m_keys_name;
  Gtk::Box m_keys;
  Gtk::Entry m_digits;
  Gtk::Button m_ok;
  Gtk::Button m_cancel;
  Gtk::Label m_end;
};

} // namespace practice
