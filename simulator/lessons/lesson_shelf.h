// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"
#include "simulator/lessons/lesson.h"

#include <string>
#include <vector>

namespace simulator {

/// All lessons that there are, in the order of their files' names.
struct LessonShelf {
  std::vector<Lesson> lessons;
  std::vector<portal::DescriptionError> errors; ///< of the files that are left out

  /// By its id, or by the number that its id begins with; null without.
  [[nodiscard]] const Lesson* find(const std::string& name) const;
};

/// Reads every file "*.ini" of these folders. One of a later folder stands for one of the same name before it; a folder
/// that is not there holds nothing.
[[nodiscard]] LessonShelf find_lessons(const std::vector<std::string>& folders);

/// Those of the package, of this computer's administrators, and of the user.
[[nodiscard]] std::vector<std::string> lesson_folders();

} // namespace simulator
