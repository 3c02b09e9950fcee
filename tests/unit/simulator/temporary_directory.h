// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

/// A directory of a test's own, gone with all that is in it at the end.
class TemporaryDirectory {
public:
  TemporaryDirectory() : m_path{(std::filesystem::temp_directory_path() / "practice-test-XXXXXX").string()} {
    if (mkdtemp(m_path.data()) == nullptr)
      throw std::runtime_error("no temporary directory");
  }

  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }

  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  TemporaryDirectory(TemporaryDirectory&&) = delete;
  TemporaryDirectory& operator=(TemporaryDirectory&&) = delete;

  [[nodiscard]] const std::string& path() const { return m_path; }

private:
  std::string m_path;
};
