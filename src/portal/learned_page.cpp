// SPDX-License-Identifier: EUPL-1.2
#include "portal/learned_page.h"

#include "portal/address.h"

#include <glib.h>

#include <algorithm>
#include <memory>

namespace portal {

namespace {

constexpr glong most_letters = 60;
constexpr std::size_t most_address_bytes = 300;
constexpr int most_digits = 2;                  ///< of the words: "Stap 2", but no number of a person or a file
constexpr std::size_t most_digits_in_a_row = 4; ///< of the address: a year, but no number of a person or a file
constexpr std::size_t least_name_bytes = 2;

std::string folded(const std::string& text) {
  const std::unique_ptr<char, decltype(&g_free)> folded{g_utf8_casefold(text.c_str(), -1), g_free};
  return folded.get();
}

/// `text` taken apart at everything that is no letter.
std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words{""};
  for (const char* at = text.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
    if (g_unichar_isalpha(g_utf8_get_char(at)) != 0)
      words.back().append(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
    else if (!words.back().empty())
      words.emplace_back();
  }
  return words;
}

bool names_someone(const std::string& words, const std::vector<std::string>& names) {
  const auto said = words_in(folded(words));
  for (const auto& name : names)
    for (const auto& part : words_in(folded(name)))
      if (part.size() >= least_name_bytes && std::find(said.begin(), said.end(), part) != said.end())
        return true;
  return false;
}

bool is_plain(const std::string& words) {
  if (words.empty() || g_utf8_validate(words.c_str(), static_cast<gssize>(words.size()), nullptr) == 0 ||
      g_utf8_strlen(words.c_str(), -1) > most_letters)
    return false;
  int digits = 0;
  for (const char* at = words.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar letter = g_utf8_get_char(at);
    digits += g_unichar_isdigit(letter) != 0 ? 1 : 0;
    if (g_unichar_isprint(letter) == 0 || digits > most_digits)
      return false;
  }
  return true;
}

/// Also so plain that it can stand in the name of a group.
bool is_plain_address(const std::string& address) {
  const auto parsed = parse_address(address);
  if (!parsed || address != "https://" + parsed->host + parsed->path || address.size() > most_address_bytes)
    return false;
  std::size_t digits = 0;
  for (const char character : parsed->path) {
    digits = g_ascii_isdigit(character) != 0 ? digits + 1 : 0;
    if (digits > most_digits_in_a_row ||
        (g_ascii_isalnum(character) == 0 && std::string_view{"/._-~%"}.find(character) == std::string_view::npos))
      return false;
  }
  return true;
}

} // namespace

bool may_be_learned(const PressedByHand& pressed, const std::vector<std::string>& names) {
  return is_plain_address(pressed.address) && is_plain(pressed.words) && !names_someone(pressed.words, names);
}

std::string name_of(const LearnedPage& page) {
  return "learned " + page.address.substr(std::string_view{"https://"}.size());
}

std::string press_path(std::string_view words) {
  return "//*[self::a or self::button or @role='button' or @role='link'][normalize-space(.)=" + xpath_literal(words) +
         "]";
}

std::string once_path(std::string_view words) {
  return "/*[count(" + press_path(words) + ")=1]";
}

std::string xpath_literal(std::string_view text) {
  if (text.find('\'') == std::string_view::npos)
    return "'" + std::string{text} + "'";
  // XPath knows no escape: every ' is said between "", all else between ''.
  std::string parts = "concat(''";
  while (!text.empty()) {
    const auto end = std::min(text.find('\''), text.size());
    if (end > 0)
      parts += ", '" + std::string{text.substr(0, end)} + "'";
    text.remove_prefix(end);
    if (!text.empty()) {
      parts += ", \"'\"";
      text.remove_prefix(1);
    }
  }
  return parts + ")";
}

} // namespace portal
