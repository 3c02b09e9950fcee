// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/lessons/lesson.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>

namespace simulator {

/// One walk through a lesson: hears what happens to card and portal, and decides when a step is done or went wrong. A
/// value without a clock and without windows.
class LessonRun {
public:
  /// `lesson` has steps and questions, and outlives this.
  explicit LessonRun(const Lesson& lesson) : m_lesson{&lesson} {}

  enum class Place { step, question, end };

  [[nodiscard]] Place place() const { return m_place; }

  /// Which step or question, from 0.
  [[nodiscard]] std::size_t index() const { return m_index; }

  [[nodiscard]] const Lesson& lesson() const { return *m_lesson; }

  /// At a step.
  [[nodiscard]] const LessonStep& step() const { return m_lesson->steps[m_index]; }

  /// At a question.
  [[nodiscard]] const LessonQuestion& question() const { return m_lesson->questions[m_index]; }

  /// Returns whether the step went wrong since it began. It can still be done.
  [[nodiscard]] bool went_wrong() const { return m_went_wrong; }

  /// The line of a PracticeObserver. Returns whether anything changed. What happens while the user reads counts for the
  /// steps after that: some go ahead.
  bool hear(const std::string& event);

  /// The user has read the step, or wants to pass it by; or the next question, once this one is answered.
  void go_on();

  /// At a question, once; `answer` counts from 0.
  void answer(std::size_t answer);

  [[nodiscard]] std::optional<std::size_t> answered() const { return m_answered; }

  [[nodiscard]] unsigned right_answers() const { return m_right_answers; }

private:
  bool hear_now(const std::string& event);
  void next();

  const Lesson* m_lesson;
  Place m_place = Place::step;
  std::size_t m_index = 0;
  bool m_went_wrong = false;
  std::deque<std::string> m_ahead; ///< what happened while the user read
  std::optional<std::size_t> m_answered;
  unsigned m_right_answers = 0;
};

} // namespace simulator
