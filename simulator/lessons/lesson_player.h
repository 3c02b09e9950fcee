// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/lessons/lesson_desk.h"

#include <sigc++/connection.h>
#include <sigc++/trackable.h>

#include <chrono>
#include <functional>
#include <string>

namespace simulator {

/// Plays a lesson by itself: reads at a reader's pace, does each step, answers each question. Thread: main loop.
class LessonPlayer : public sigc::trackable {
public:
  struct Dependencies {
    unsigned words_a_minute;                              ///< as fast as the user reads
    std::function<void(const std::string& text)> caption; ///< what is to be read from now on
    std::function<void(const std::string& error)> ended;  ///< empty: the lesson came to its end
  };

  /// `desk` outlives this.
  LessonPlayer(LessonDesk& desk, Dependencies dependencies);

private:
  void desk_changed();
  void go_on_after(const std::string& text, const std::function<void()>& then, std::chrono::milliseconds at_least);
  void do_step();
  [[nodiscard]] std::chrono::milliseconds reading_time(const std::string& text) const;

  LessonDesk& m_desk;
  Dependencies m_dependencies;
  std::string m_shown; ///< which place the caption is of
  sigc::connection m_later;
};

} // namespace simulator
