// SPDX-License-Identifier: EUPL-1.2
#include "web/name_in_header.h"

#include "base/glib_pointers.h"

#include <libsoup/soup.h>
#include <webkit/webkit.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace web {

namespace {

bool is_same(std::string_view one, std::string_view other) {
  return one.size() == other.size() && g_ascii_strncasecmp(one.data(), other.data(), one.size()) == 0;
}

/// In UTF-8; nothing where it is not in that character set, or the set none that a server of an office would use: what
/// a stranger names is not looked up among all that the system knows.
std::optional<std::string> converted(const std::string& bytes, std::string_view character_set) {
  constexpr std::array<const char*, 5> known{"UTF-8", "US-ASCII", "ISO-8859-1", "ISO-8859-15", "WINDOWS-1252"};
  const auto* set = std::ranges::find_if(known, [&](const char* each) { return is_same(each, character_set); });
  if (set == known.end())
    return std::nullopt;
  gsize size = 0;
  const base::TextPtr text{
      g_convert(bytes.data(), static_cast<gssize>(bytes.size()), "UTF-8", *set, nullptr, &size, nullptr)};
  return text ? std::optional{std::string{text.get(), size}} : std::nullopt;
}

std::optional<char> byte_of(std::string_view digits) {
  if (digits.size() < 2 || g_ascii_xdigit_value(digits[0]) < 0 || g_ascii_xdigit_value(digits[1]) < 0)
    return std::nullopt;
  return static_cast<char>(g_ascii_xdigit_value(digits[0]) * 16 + g_ascii_xdigit_value(digits[1]));
}

/// RFC 2047's "Q".
std::optional<std::string> unquoted(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '=') {
      bytes += text[at] == '_' ? ' ' : text[at];
      continue;
    }
    const auto byte = byte_of(text.substr(at + 1));
    if (!byte)
      return std::nullopt;
    bytes += *byte;
    at += 2;
  }
  return bytes;
}

std::string from_base64(const std::string& text) {
  gsize size = 0;
  const base::Handle<guchar, g_free> bytes{g_base64_decode(text.c_str(), &size)};
  return {bytes.get(), bytes.get() + size};
}

struct Word {
  std::string text;
  std::size_t length; ///< of what it was written as
};

/// `text` begins with =? of an encoded word of RFC 2047; nothing where it is none.
std::optional<Word> word_at(std::string_view text) {
  const auto set_end = text.find('?', 2);
  if (set_end == std::string_view::npos || text.size() < set_end + 3 || text[set_end + 2] != '?')
    return std::nullopt;
  const auto begin = set_end + 3;
  const auto end = text.find("?=", begin);
  if (end == std::string_view::npos)
    return std::nullopt;
  const auto content = text.substr(begin, end - begin);
  std::optional<std::string> bytes;
  if (g_ascii_tolower(text[set_end + 1]) == 'q')
    bytes = unquoted(content);
  else if (g_ascii_tolower(text[set_end + 1]) == 'b')
    bytes = from_base64(std::string{content});
  const auto read = bytes ? converted(*bytes, text.substr(2, set_end - 2)) : std::nullopt;
  return read ? std::optional{Word{*read, end + 2}} : std::nullopt;
}

/// The spaces between two encoded words are none of the name's.
std::string without_words(std::string_view text) {
  std::string read;
  std::size_t spaces_after_word = std::string::npos; // in `read`; npos: no word stands before
  while (!text.empty()) {
    const auto word = text.starts_with("=?") ? word_at(text) : std::nullopt;
    if (word) {
      if (spaces_after_word != std::string::npos)
        read.erase(spaces_after_word);
      read += word->text;
      spaces_after_word = read.size();
      text.remove_prefix(word->length);
      continue;
    }
    if (text.front() != ' ')
      spaces_after_word = std::string::npos;
    read += text.front();
    text.remove_prefix(1);
  }
  return read;
}

/// As it is where it makes no sense otherwise: a name may have a % of its own.
std::string without_escapes(const std::string& text) {
  for (auto at = text.find('%'); at != std::string::npos; at = text.find('%', at + 1))
    if (!byte_of(std::string_view{text}.substr(at + 1)))
      return text;
  const base::TextPtr read{g_uri_unescape_string(text.c_str(), nullptr)};
  return read && g_utf8_validate(read.get(), -1, nullptr) != FALSE ? read.get() : text;
}

} // namespace

std::string name_in(const std::string& content_disposition) {
  const base::Handle<GHashTable, soup_header_free_param_list> parameters{
      soup_header_parse_semi_param_list(content_disposition.c_str())};
  const auto* name = static_cast<const char*>(g_hash_table_lookup(parameters.get(), "filename"));
  if (name == nullptr)
    return {};
  // libsoup gives both by the one name, and prefers the better one.
  const base::TextPtr lower{g_ascii_strdown(content_disposition.c_str(), -1)};
  if (std::string_view{lower.get()}.find("filename*") != std::string_view::npos)
    return name;
  const auto read = without_words(name);
  return read == name ? without_escapes(name) : read;
}

std::string name_given_by(WebKitURIResponse* response) {
  auto* headers = response == nullptr ? nullptr : webkit_uri_response_get_http_headers(response);
  const char* header = headers == nullptr ? nullptr : soup_message_headers_get_one(headers, "Content-Disposition");
  if (header == nullptr)
    return {};
  // WebKit takes each byte for a letter of ISO 8859-1, and the server's UTF-8 apart with it.
  const base::TextPtr bytes{g_convert(header, -1, "ISO-8859-1", "UTF-8", nullptr, nullptr, nullptr)};
  return name_in(bytes && g_utf8_validate(bytes.get(), -1, nullptr) != FALSE ? bytes.get() : header);
}

} // namespace web
