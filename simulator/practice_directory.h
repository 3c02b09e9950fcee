// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

namespace simulator {

/// The directory through which the practice program and the launcher meet. Only this user may enter it.
///
/// Goes away with this object, with what was written into it; a directory that was there before stays.
class PracticeDirectory {
public:
  /// `path` empty: a new directory in the user's runtime directory. Throws std::runtime_error when it cannot be made,
  /// belongs to another user, or its path is too long for a socket in it.
  explicit PracticeDirectory(const std::string& path);
  ~PracticeDirectory();
  PracticeDirectory(const PracticeDirectory&) = delete;
  PracticeDirectory& operator=(const PracticeDirectory&) = delete;
  PracticeDirectory(PracticeDirectory&&) = delete;
  PracticeDirectory& operator=(PracticeDirectory&&) = delete;

  [[nodiscard]] const std::string& path() const { return m_path; }

  /// The path of a file in it, which goes away with it.
  std::string file(const std::string& name);

  /// A folder in it that others may make and fill, and which goes away with it, full or not.
  void expect_folder(const std::string& name);

  void write(const std::string& name, const std::string& content);

private:
  std::string m_path;
  bool m_is_new = false;
  std::vector<std::string> m_files;
  std::vector<std::string> m_folders;
};

} // namespace simulator
