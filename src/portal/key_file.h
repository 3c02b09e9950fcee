// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "portal/description.h"
#include "portal/key_lines.h"

#include <glib.h>

#include <cstddef>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace portal {

/// What is wrong at a key (or, without one, at a group); becomes a DescriptionError. `expected`: in the user's
/// language.
class KeyFileError : public std::exception {
public:
  KeyFileError(std::string group, std::string key, std::string expected)
      : m_group{std::move(group)}, m_key{std::move(key)}, m_expected{std::move(expected)} {}

  [[nodiscard]] const char* what() const noexcept override { return m_expected.c_str(); }

  [[nodiscard]] const std::string& group() const { return m_group; }

  [[nodiscard]] const std::string& key() const { return m_key; }

private:
  std::string m_group;
  std::string m_key;
  std::string m_expected;
};

/// A GKeyFile whose every read is checked. Throws KeyFileError.
class KeyFile {
public:
  /// Files over this size are none of ours.
  static constexpr gsize most_bytes = gsize{1} << 20U;

  [[nodiscard]] static std::variant<KeyFile, DescriptionError> load(const std::string& path);
  /// The same of a text; `path` is what errors call it.
  [[nodiscard]] static std::variant<KeyFile, DescriptionError> parse(const std::string& path, std::string_view text);

  [[nodiscard]] std::vector<std::string> groups() const;
  /// As written: "start", "start[nl]", …
  [[nodiscard]] std::vector<std::string> keys(const std::string& group) const;
  [[nodiscard]] bool has(const std::string& group, const std::string& key) const;

  /// Empty when the key is not there.
  [[nodiscard]] std::string text(const std::string& group, const std::string& key) const;
  /// Without empty members.
  [[nodiscard]] std::vector<std::string> list(const std::string& group, const std::string& key) const;
  [[nodiscard]] bool truth(const std::string& group, const std::string& key, bool otherwise) const;

  /// Says where in this file the fault is: on its key's line, unless `line` is another.
  [[nodiscard]] DescriptionError located(const KeyFileError& fault, std::size_t line = 0) const;

private:
  KeyFile(std::string path, KeyLines lines);

  std::string m_path;
  KeyLines m_lines;
  base::KeyFilePtr m_file;
};

/// A key as written, taken apart: "start[nl]" is {"start", "nl"}, "start" is {"start", ""}.
struct KeyName {
  std::string name;
  std::string language;
};

/// Throws KeyFileError when the language is none.
[[nodiscard]] KeyName key_name(const std::string& group, const std::string& key);

} // namespace portal
