// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"
#include "simulator/lessons/lesson.h"

#include <array>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace simulator {

/// The languages that a lesson is translated into. Its plain texts are English, or whatever its author writes.
inline constexpr std::array<std::string_view, 3> lesson_languages{"nl", "fr", "de"};

struct ReadLesson {
  Lesson lesson;
  std::vector<portal::DescriptionError> untranslated; ///< which texts are not there in which language; no fault
};

/// A lesson, or the first thing that is wrong in its file, with the line.
using LessonResult = std::variant<ReadLesson, portal::DescriptionError>;

/// Reads and checks a lesson's file (format: doc/lessons.md).
[[nodiscard]] LessonResult read_lesson(const std::string& path);

/// The same of a text; `path` is what errors call it, and gives the lesson its id.
[[nodiscard]] LessonResult parse_lesson(const std::string& path, std::string_view text);

} // namespace simulator
