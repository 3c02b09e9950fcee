// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"

#include <glib.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace portal {

/// What makes a description unusable; becomes the DescriptionError of load_description().
class Fault : public std::exception {
public:
  Fault(const std::string& group, const std::string& key, std::string expected)
      : error{"[" + group + "]" + (key.empty() ? "" : " " + key), std::move(expected)} {}

  explicit Fault(DescriptionError whole) : error{std::move(whole)} {}

  [[nodiscard]] const char* what() const noexcept override { return error.expected.c_str(); }

  DescriptionError error;
};

/// A GKeyFile whose every read is checked. Throws Fault.
class KeyFile {
public:
  explicit KeyFile(const std::string& path);

  [[nodiscard]] std::vector<std::string> groups() const;
  /// As written: "start", "start[nl]", …
  [[nodiscard]] std::vector<std::string> keys(const std::string& group) const;
  [[nodiscard]] bool has(const std::string& group, const std::string& key) const;

  /// Empty when the key is not there.
  [[nodiscard]] std::string text(const std::string& group, const std::string& key) const;
  /// Without empty members.
  [[nodiscard]] std::vector<std::string> list(const std::string& group, const std::string& key) const;
  [[nodiscard]] bool truth(const std::string& group, const std::string& key, bool otherwise) const;

private:
  struct Free {
    void operator()(GKeyFile* file) const { g_key_file_free(file); }
  };

  std::unique_ptr<GKeyFile, Free> m_file;
};

/// A key as written, taken apart: "start[nl]" is {"start", "nl"}, "start" is {"start", ""}.
struct KeyName {
  std::string name;
  std::string language;
};

/// Throws Fault when the language is none.
[[nodiscard]] KeyName key_name(const std::string& group, const std::string& key);

} // namespace portal
