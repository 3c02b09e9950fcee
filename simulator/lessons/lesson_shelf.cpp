// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/lesson_shelf.h"

#include "config.h"
#include "installed_paths.h"
#include "simulator/lessons/lesson_reader.h"

#include <glib.h>

#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

namespace simulator {

const Lesson* LessonShelf::find(const std::string& name) const {
  for (const Lesson& lesson : lessons)
    if (lesson.id == name || lesson.id.starts_with(name + "-"))
      return &lesson;
  return nullptr;
}

LessonShelf find_lessons(const std::vector<std::string>& folders) {
  std::map<std::string, std::string> paths; // by the name of the file
  for (const std::string& folder : folders) {
    std::error_code none;
    for (const auto& file : std::filesystem::directory_iterator{folder, none})
      if (file.path().extension() == ".ini")
        paths[file.path().filename().string()] = file.path().string();
  }
  LessonShelf shelf;
  for (const auto& [name, path] : paths) {
    auto result = read_lesson(path);
    if (auto* read = std::get_if<ReadLesson>(&result))
      shelf.lessons.push_back(std::move(read->lesson));
    else
      shelf.errors.push_back(std::get<portal::DescriptionError>(result));
  }
  return shelf;
}

std::vector<std::string> lesson_folders() {
  return {installed::lessons, std::string{installed::site} + "/lessons",
          std::string{g_get_user_data_dir()} + "/" GETTEXT_DOMAIN "/lessons"};
}

} // namespace simulator
