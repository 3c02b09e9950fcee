// SPDX-License-Identifier: EUPL-1.2
#include "portal/arrival.h"

#include "portal/said.h"

#include <glib.h>

#include <algorithm>
#include <array>

namespace portal {

namespace {

/// Of the buttons and links that start an application, in the portal's languages.
constexpr std::array<std::string_view, 5> starting{"opstarten", "starten", "lancer", "démarrer", "start the"};

/// Of the buttons and headings of a choice, and of a sign-in.
constexpr std::array<std::string_view, 19> choosing{
    "kies",   "kiez",     "selecteer",  "entiteit",     "hoedanigheid", "aanmelden", "doorgaan",
    "verder", "chois",    "sélectionn", "se connecter", "entité",       "qualité",   "continuer",
    "wähl",   "anmelden", "fortfahren", "weiter",       "continue"};

/// In one case, without the hyphens that the portal itself is of two minds about. Empty for what is no text.
std::string plain(std::string_view text) {
  std::string plain = folded(text);
  std::erase(plain, '-');
  return plain;
}

bool is_letter(const std::string& text, std::size_t place) {
  const auto byte = place < text.size() ? static_cast<unsigned char>(text[place]) : ' ';
  constexpr unsigned char first_of_several = 0x80;
  return g_ascii_isalnum(static_cast<char>(byte)) != 0 || byte >= first_of_several;
}

/// As a word of its own.
bool has_name(const std::string& text, const std::string& name) {
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1))
    if ((at == 0 || !is_letter(text, at - 1)) && !is_letter(text, at + name.size()))
      return true;
  return false;
}

template <typename Words>
bool has_one_of(std::string_view text, const Words& words) {
  const std::string said = plain(text);
  return std::any_of(words.begin(), words.end(),
                     [&said](std::string_view word) { return said.find(plain(word)) != std::string::npos; });
}

template <typename Words>
bool any_has_one_of(const std::vector<std::string>& names, const Words& words) {
  return std::any_of(names.begin(), names.end(), [&words](const std::string& each) { return has_one_of(each, words); });
}

} // namespace

bool is_application(const PageFace& face, std::string_view name) {
  const std::string wanted = plain(name);
  if (!face.whole || face.asks || wanted.empty())
    return false;
  if (!has_name(plain(face.title), wanted) && !has_name(plain(face.heading), wanted))
    return false;
  if (has_one_of(face.title, choosing) || has_one_of(face.heading, choosing))
    return false;
  return !any_has_one_of(face.buttons, starting) && !any_has_one_of(face.buttons, choosing) &&
         !any_has_one_of(face.links, starting);
}

} // namespace portal
