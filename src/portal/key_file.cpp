// SPDX-License-Identifier: EUPL-1.2
#include "portal/key_file.h"

#include "portal/compose.h"

#include <glib/gi18n.h>

#include <algorithm>
#include <utility>

namespace portal {

namespace {

std::vector<std::string> copy(char** texts) {
  std::vector<std::string> copied;
  for (char** text = texts; text != nullptr && *text != nullptr; ++text)
    if (**text != '\0')
      copied.emplace_back(*text);
  return copied;
}

DescriptionError unreadable(const std::string& path, const std::string& why, std::size_t line = 0) {
  return {.file = path, .line = line, .where = {}, .expected = compose(_("a readable key file: %1"), why)};
}

bool parses(GKeyFile* file, std::string_view text, GError** error = nullptr) {
  return g_key_file_load_from_data(file, text.data(), text.size(), G_KEY_FILE_KEEP_TRANSLATIONS, error) != 0;
}

/// GKeyFile does not tell, but reads line by line: the last line of the shortest part that it refuses.
std::size_t first_bad_line(std::string_view text) {
  std::vector<std::size_t> ends{0};
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1))
    ends.push_back(end + 1);
  ends.push_back(text.size());
  const auto bad = std::partition_point(ends.begin(), ends.end(), [text](std::size_t end) {
    const base::KeyFilePtr part{g_key_file_new()};
    return parses(part.get(), text.substr(0, end));
  });
  return static_cast<std::size_t>(bad - ends.begin());
}

} // namespace

KeyFile::KeyFile(std::string path, KeyLines lines)
    : m_path{std::move(path)}, m_lines{std::move(lines)}, m_file{g_key_file_new()} {
}

std::variant<KeyFile, DescriptionError> KeyFile::load(const std::string& path) {
  GError* error = nullptr;
  char* content = nullptr;
  gsize size = 0;
  const bool was_read = g_file_get_contents(path.c_str(), &content, &size, &error) != 0;
  const base::TextPtr owned_content{content};
  if (!was_read)
    return unreadable(path, base::ErrorPtr{error}->message);
  if (size > most_bytes)
    return unreadable(path, _("it is larger than 1 MiB"));
  return parse(path, {content, size});
}

std::variant<KeyFile, DescriptionError> KeyFile::parse(const std::string& path, std::string_view text) {
  KeyFile file{path, KeyLines{text}};
  if (const auto& fault = file.m_lines.fault())
    return file.located(KeyFileError{fault->group, fault->key, fault->expected}, fault->line);
  GError* error = nullptr;
  if (!parses(file.m_file.get(), text, &error))
    return unreadable(path, base::ErrorPtr{error}->message, first_bad_line(text));
  return file;
}

DescriptionError KeyFile::located(const KeyFileError& fault, std::size_t line) const {
  std::string where;
  if (!fault.group().empty())
    where = "[" + fault.group() + "]" + (fault.key().empty() ? "" : " " + fault.key());
  return {.file = m_path,
          .line = line != 0 ? line : m_lines.line_of(fault.group(), fault.key()),
          .where = where,
          .expected = fault.what()};
}

std::vector<std::string> KeyFile::groups() const {
  return copy(base::TextsPtr{g_key_file_get_groups(m_file.get(), nullptr)}.get());
}

std::vector<std::string> KeyFile::keys(const std::string& group) const {
  return copy(base::TextsPtr{g_key_file_get_keys(m_file.get(), group.c_str(), nullptr, nullptr)}.get());
}

bool KeyFile::has(const std::string& group, const std::string& key) const {
  return g_key_file_has_key(m_file.get(), group.c_str(), key.c_str(), nullptr) != 0;
}

std::string KeyFile::text(const std::string& group, const std::string& key) const {
  if (!has(group, key))
    return {};
  const base::TextPtr value{g_key_file_get_string(m_file.get(), group.c_str(), key.c_str(), nullptr)};
  if (!value)
    throw KeyFileError{group, key, _("text in UTF-8, with \\ only before s, n, t, r or \\")};
  return value.get();
}

std::vector<std::string> KeyFile::list(const std::string& group, const std::string& key) const {
  if (!has(group, key))
    return {};
  const base::TextsPtr values{g_key_file_get_string_list(m_file.get(), group.c_str(), key.c_str(), nullptr, nullptr)};
  if (!values)
    throw KeyFileError{group, key, _("a list in UTF-8, its members apart by ;")};
  return copy(values.get());
}

bool KeyFile::truth(const std::string& group, const std::string& key, bool otherwise) const {
  const auto value = text(group, key);
  if (value.empty() && !has(group, key))
    return otherwise;
  if (value != "true" && value != "false")
    throw KeyFileError{group, key, _("true or false")};
  return value == "true";
}

KeyName key_name(const std::string& group, const std::string& key) {
  const auto bracket = key.find('[');
  if (bracket == std::string::npos)
    return {key, {}};
  const auto language = key.substr(bracket + 1, key.size() - bracket - 2);
  const bool is_plain =
      std::all_of(language.begin(), language.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; });
  if (key.back() != ']' || language.size() != 2 || !is_plain)
    throw KeyFileError{group, key, _("a language of two letters between [ and ]")};
  return {key.substr(0, bracket), language};
}

} // namespace portal
