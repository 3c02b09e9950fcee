// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/card_choice.h"
#include "simulator/lessons/lesson_panel.h"
#include "simulator/lessons/screen_edge.h"
#include "simulator/practice.h"

#include <gtkmm/applicationwindow.h>
#include <gtkmm/box.h>
#include <gtkmm/button.h>
#include <gtkmm/checkbutton.h>
#include <gtkmm/entry.h>
#include <gtkmm/frame.h>
#include <gtkmm/label.h>
#include <gtkmm/scrolledwindow.h>
#include <gtkmm/separator.h>

#include <map>
#include <memory>

namespace simulator {

/// The desk with the simulated card reader: choose a card, put it in, take it out, and press the reader's keys if it
/// has any. Above it are the lessons. It stands beside the launcher's windows, and never comes to the front by itself.
class PracticeWindow : public Gtk::ApplicationWindow {
public:
  /// `practice` outlives the window.
  PracticeWindow(Practice& practice, const PracticeOptions& options);

  /// Beside the card reader, at the top.
  [[nodiscard]] LessonPanel& lessons() { return m_lessons; }

  /// Another card, or none, is in the reader.
  void show_reader();

  /// While the user learns, the lesson says what to do, and not the window; and what is done is seen beside it.
  void set_learning(bool is_learning);

private:
  void add_choices();
  void insert_or_remove();
  void add_keys();
  void press_ok();
  void press_cancel();
  [[nodiscard]] CardChoice chosen() const;

  Practice& m_practice;
  Gtk::Box m_box{Gtk::Orientation::VERTICAL};
  Gtk::Label m_banner;
  Gtk::ScrolledWindow m_scroller;
  Gtk::Box m_content{Gtk::Orientation::VERTICAL};
  LessonPanel m_lessons;
  Gtk::Separator m_separator;
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
  std::unique_ptr<ScreenEdge> m_edge;
};

} // namespace simulator
