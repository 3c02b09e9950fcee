// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/lesson_check.h"

#include "simulator/lessons/lesson_reader.h"

#include <iostream>

namespace simulator {

int check_lesson(const std::string& path) {
  const auto result = read_lesson(path);
  if (const auto* error = std::get_if<portal::DescriptionError>(&result)) {
    std::cerr << to_text(*error) << '\n';
    return 1;
  }
  for (const auto& missing : std::get<ReadLesson>(result).untranslated)
    std::cout << to_text(missing) << '\n';
  return 0;
}

} // namespace simulator
