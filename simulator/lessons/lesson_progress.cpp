// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/lesson_progress.h"

#include "config.h"
#include "portal/key_file.h"

#include <glib.h>
#include <glib/gstdio.h>

#include <charconv>
#include <filesystem>
#include <utility>

namespace simulator {

namespace {

constexpr int only_the_user = 0700;
constexpr int only_the_user_reads = 0600;
constexpr unsigned most_questions = 99;

LessonProgress::Entry entry_of(const portal::KeyFile& file, const std::string& lesson) {
  LessonProgress::Entry entry;
  entry.standing =
      file.truth(lesson, "finished", false) ? LessonProgress::Standing::finished : LessonProgress::Standing::begun;
  const std::string right = file.text(lesson, "right-answers");
  std::from_chars(right.data(), right.data() + right.size(), entry.right_answers);
  entry.right_answers = std::min(entry.right_answers, most_questions);
  return entry;
}

} // namespace

LessonProgress::LessonProgress(std::string path) : m_path{std::move(path)} {
  const auto loaded = portal::KeyFile::load(m_path);
  const auto* file = std::get_if<portal::KeyFile>(&loaded);
  if (file == nullptr)
    return;
  for (const std::string& lesson : file->groups()) {
    try {
      m_entries[lesson] = entry_of(*file, lesson);
    } catch (const portal::KeyFileError&) {
      m_entries.erase(lesson);
    }
  }
}

LessonProgress::Entry LessonProgress::of(const std::string& lesson) const {
  const auto found = m_entries.find(lesson);
  return found == m_entries.end() ? Entry{} : found->second;
}

bool LessonProgress::begin(const std::string& lesson) {
  Entry& entry = m_entries[lesson];
  if (entry.standing == Standing::untouched)
    entry.standing = Standing::begun;
  return save();
}

bool LessonProgress::finish(const std::string& lesson, unsigned right_answers) {
  m_entries[lesson] = {.standing = Standing::finished, .right_answers = right_answers};
  return save();
}

bool LessonProgress::save() const {
  std::string text = "# What was done of the lessons of primaweb-practice. Delete this file to begin anew.\n";
  for (const auto& [lesson, entry] : m_entries) {
    text += "\n[" + lesson + "]\nfinished=" + (entry.standing == Standing::finished ? "true" : "false") + "\n";
    if (entry.standing == Standing::finished)
      text += "right-answers=" + std::to_string(entry.right_answers) + "\n";
  }
  const std::string folder = std::filesystem::path{m_path}.parent_path().string();
  return g_mkdir_with_parents(folder.c_str(), only_the_user) == 0 &&
         g_file_set_contents_full(m_path.c_str(), text.data(), static_cast<gssize>(text.size()),
                                  G_FILE_SET_CONTENTS_CONSISTENT, only_the_user_reads, nullptr) != FALSE;
}

std::string lesson_progress_path() {
  return std::string{g_get_user_data_dir()} + "/" GETTEXT_DOMAIN "/practice-progress.ini";
}

} // namespace simulator
