// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/lesson_run.h"

#include <glib.h>

#include <algorithm>
#include <utility>

namespace simulator {

namespace {

bool is_one_of(const std::string& event, const std::vector<std::string>& patterns) {
  return std::ranges::any_of(patterns, [&event](const std::string& pattern) {
    return g_pattern_match_simple(pattern.c_str(), event.c_str()) != FALSE;
  });
}

} // namespace

bool LessonRun::hear(const std::string& event) {
  if (m_place != Place::step)
    return false;
  if (!step().is_to_read())
    return hear_now(event);
  m_ahead.push_back(event);
  return false;
}

bool LessonRun::hear_now(const std::string& event) {
  if (is_one_of(event, step().done)) {
    next();
    return true;
  }
  if (!is_one_of(event, step().wrong))
    return false;
  m_went_wrong = true;
  return true;
}

void LessonRun::go_on() {
  if (m_place == Place::step || (m_place == Place::question && m_answered))
    next();
  while (m_place == Place::step && !step().is_to_read() && !m_ahead.empty()) {
    const std::string event = std::move(m_ahead.front());
    m_ahead.pop_front();
    hear_now(event);
  }
}

void LessonRun::next() {
  m_went_wrong = false;
  m_answered.reset();
  ++m_index;
  const std::size_t all = m_place == Place::step ? m_lesson->steps.size() : m_lesson->questions.size();
  if (m_index < all)
    return;
  m_place = m_place == Place::step ? Place::question : Place::end;
  m_index = 0;
}

void LessonRun::answer(std::size_t answer) {
  if (m_place != Place::question || m_answered || answer >= question().answers.size())
    return;
  m_answered = answer;
  if (answer == question().right)
    ++m_right_answers;
}

} // namespace simulator
