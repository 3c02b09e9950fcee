// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/lessons/lesson_progress.h"

#include <gtkmm/box.h>
#include <gtkmm/label.h>
#include <sigc++/signal.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace simulator {

/// What LessonPanel shows; values only.
struct ShelfView {
  struct Line {
    std::string id;
    Glib::ustring title;
    LessonProgress::Standing standing = LessonProgress::Standing::untouched;
  };

  std::vector<Line> lines;
};

struct StepView {
  Glib::ustring lesson;
  Glib::ustring about; ///< at the first step only
  std::size_t number = 1;
  std::size_t of = 1;
  Glib::ustring done_before; ///< the step before this one, when it was done
  Glib::ustring now;
  Glib::ustring why;
  Glib::ustring wrong;          ///< what went wrong
  Glib::ustring how;            ///< what to press, once "Show me" has to say it
  bool is_left_to_user = false; ///< "Show me" could not do it
  bool is_to_read = false;
  bool is_being_shown = false; ///< "Show me" is at work
};

struct QuestionView {
  Glib::ustring lesson;
  std::size_t number = 1;
  std::size_t of = 1;
  Glib::ustring ask;
  std::vector<Glib::ustring> answers;
  std::size_t right = 0;
  std::optional<std::size_t> answered;
  Glib::ustring because;
};

struct EndView {
  Glib::ustring lesson;
  unsigned right_answers = 0;
  unsigned questions = 0;
  Glib::ustring read_on;
};

/// The part of the practice window that teaches. Shows one thing at a time; decides nothing.
class LessonPanel : public Gtk::Box {
public:
  LessonPanel();

  void show_shelf(const ShelfView& view);
  void show_step(const StepView& view);
  void show_question(const QuestionView& view);
  void show_end(const EndView& view);
  /// While card, portal and launcher are made ready.
  void show_beginning(const Glib::ustring& lesson);

  /// A lesson's id.
  sigc::signal<void(const std::string&)>& signal_chosen() { return m_chosen; }

  sigc::signal<void()>& signal_left() { return m_left; }

  sigc::signal<void()>& signal_show_me() { return m_show_me; }

  sigc::signal<void()>& signal_go_on() { return m_go_on; }

  sigc::signal<void(std::size_t)>& signal_answered() { return m_answered; }

private:
  /// Builds another page, and gives it the focus if the page before had it.
  class Page;

  /// What a press means comes when GTK is done with the press: it builds another page, and the button goes.
  void pressed(std::function<void()> meaning);
  void tell_meaning();

  std::function<void()> m_meaning;
  sigc::signal<void(const std::string&)> m_chosen;
  sigc::signal<void()> m_left;
  sigc::signal<void()> m_show_me;
  sigc::signal<void()> m_go_on;
  sigc::signal<void(std::size_t)> m_answered;
};

} // namespace simulator
