// SPDX-License-Identifier: EUPL-1.2
#include "portal/said.h"

#include "base/glib_pointers.h"

#include <glib.h>

#include <memory>

namespace portal {

std::string folded(std::string_view text) {
  if (g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) == FALSE)
    return {};
  const base::TextPtr folded{g_utf8_casefold(text.data(), static_cast<gssize>(text.size()))};
  return folded.get();
}

bool says(std::string_view text, std::string_view words) {
  const auto said = folded(text);
  const auto wanted = folded(words);
  for (auto at = said.find(wanted); at != std::string::npos; at = said.find(wanted, at + 1)) {
    const char* const here = said.c_str() + at;
    if (at == 0 || g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(here))) == 0)
      return true;
  }
  return false;
}

std::string bare(std::string_view text) {
  const base::TextPtr apart{g_utf8_normalize(folded(text).c_str(), -1, G_NORMALIZE_ALL)};
  std::string letters;
  for (const char* at = apart.get(); *at != '\0'; at = g_utf8_next_char(at))
    if (g_unichar_ismark(g_utf8_get_char(at)) == FALSE)
      letters.append(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
  return letters;
}

std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words{""};
  for (const char* at = text.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
    if (g_unichar_isalpha(g_utf8_get_char(at)) != 0)
      words.back().append(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty())
    words.pop_back();
  return words;
}

} // namespace portal
