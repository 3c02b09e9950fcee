// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>

namespace simulator {

/// What the user has done of the lessons, kept in a file of theirs. Nothing else of them is in it.
class LessonProgress {
public:
  /// Reads the file. One that is not there, or broken, holds nothing, and is written anew with the next change.
  explicit LessonProgress(std::string path);

  enum class Standing { untouched, begun, finished };

  struct Entry {
    Standing standing = Standing::untouched;
    unsigned right_answers = 0; ///< of the last time that it was finished
  };

  /// By a lesson's id.
  [[nodiscard]] Entry of(const std::string& lesson) const;

  /// Returns whether it could be kept. One that was finished stays so.
  bool begin(const std::string& lesson);
  bool finish(const std::string& lesson, unsigned right_answers);

private:
  [[nodiscard]] bool save() const;

  std::string m_path;
  std::map<std::string, Entry> m_entries;
};

/// Where it is kept, below the user's data folder.
[[nodiscard]] std::string lesson_progress_path();

} // namespace simulator
