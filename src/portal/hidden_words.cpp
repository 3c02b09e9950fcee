// SPDX-License-Identifier: EUPL-1.2
#include "portal/hidden_words.h"

#include "portal/address.h"
#include "portal/said.h"

#include <glib.h>

#include <algorithm>
#include <array>

namespace portal {

namespace {

constexpr std::size_t most_words = 5000;
constexpr std::size_t least_of_name = 2; ///< bytes: shorter parts of a name are everywhere
constexpr std::size_t least_within = 4;  ///< such a word is found within another one, too
constexpr glong most_letters_of_name = 60;
constexpr int most_digits_of_part = 3;
constexpr std::size_t most_part_bytes = 32;
constexpr std::size_t least_token_bytes = 16; ///< letters and digits mixed that are so long are no word of anybody

constexpr std::array<std::string_view, 3> institutions{"ocmw", "cpas", "oshz"}; // as bare() has them

/// Words of many lines: they name nobody, and are what a rule can be written by.
constexpr std::array<std::string_view, 13> official_words{
    "ocmw",    "cpas",   "oshz",     "entiteit", "maatschappelijk", "welzijn", "sociale",
    "sociaal", "social", "primaweb", "beheer",   "agent",           "verslag"};

/// Short words of names and of whole lines, as bare() has them: they name nobody. No length tells them from Mol or Huy.
constexpr std::array<std::string_view, 60> particles{
    "aan", "als", "am",  "an",  "and", "au",  "auf",  "aux",  "bei", "bij", "da",  "dans", "das", "de", "den",
    "der", "des", "die", "du",  "een", "en",  "er",   "et",   "for", "fur", "het", "im",   "in",  "is", "la",
    "le",  "les", "lez", "met", "mit", "of",  "oder", "onze", "op",  "ou",  "par", "pour", "sur", "te", "ten",
    "ter", "the", "tot", "uit", "un",  "und", "une",  "uw",   "van", "vom", "von", "voor", "vos", "zu", "zum"};

int digits_in(const std::string& text) {
  int digits = 0;
  for (const char* at = text.c_str(); *at != '\0'; at = g_utf8_next_char(at))
    digits += g_unichar_isdigit(g_utf8_get_char(at)) != 0 ? 1 : 0;
  return digits;
}

bool is_readable(const std::string& text) {
  if (g_utf8_validate(text.c_str(), static_cast<gssize>(text.size()), nullptr) == FALSE)
    return false;
  for (const char* at = text.c_str(); *at != '\0'; at = g_utf8_next_char(at))
    if (g_unichar_isprint(g_utf8_get_char(at)) == FALSE)
      return false;
  return true;
}

/// One "#" for each number.
std::string without_digits(const std::string& text) {
  std::string plain;
  bool was_digit = false;
  for (const char* at = text.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
    const bool is_digit = g_unichar_isdigit(g_utf8_get_char(at)) != FALSE;
    if (!is_digit)
      plain.append(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
    else if (!was_digit)
      plain += '#';
    was_digit = is_digit;
  }
  return plain;
}

/// "OCMW" alone is a word of the work; with more it may be the name of one.
bool names_institution(const std::string& text) {
  const auto words = words_in(bare(text));
  const bool any = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return std::find(institutions.begin(), institutions.end(), word) != institutions.end();
  });
  return any && words.size() > 1;
}

/// A word as people and programmers write it into a path; anything else may be the number of a person or of a session.
bool is_plain_part(std::string_view part) {
  std::size_t digits = 0;
  std::size_t letters = 0;
  for (const char character : part) {
    digits += g_ascii_isdigit(character) ? 1 : 0;
    letters += g_ascii_isalpha(character) ? 1 : 0;
    if (!g_ascii_isalnum(character) && std::string_view{"._-~"}.find(character) == std::string_view::npos)
      return false;
  }
  const bool is_token = digits > 0 && letters > 0 && part.size() >= least_token_bytes;
  return digits <= most_digits_of_part && part.size() <= most_part_bytes && !is_token;
}

/// The parts of `text` between `sign`, each as `write` has it.
template <typename Write>
std::string part_by_part(std::string_view text, char sign, const Write& write) {
  std::string parts;
  while (true) {
    const auto end = text.find(sign);
    parts += write(std::string{text.substr(0, end)});
    if (end == std::string_view::npos)
      return parts;
    parts += sign;
    text.remove_prefix(end + 1);
  }
}

/// What stands in such a place is a line of a list, or a part of one.
bool is_line(const Named& named) {
  constexpr std::array<std::string_view, 8> roles{"row",      "listitem", "cell",  "article",
                                                  "treeitem", "option",   "radio", "menuitemradio"};
  return std::any_of(named.roles.begin(), named.roles.end(), [&roles](const std::string& role) {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
  });
}

void leave_names_out(Named& named) {
  if (!named.names.empty())
    named.names.assign(1, left_out);
}

} // namespace

void HiddenWords::add_public(const std::string& name) {
  m_public.insert(folded(name));
}

bool HiddenWords::is_public(const Locator& control) const {
  const auto& names = control.control.names;
  return names.size() == 1 && m_public.contains(folded(names.front()));
}

void HiddenWords::add_person(const std::string& name) {
  for (auto& word : words_in(bare(name)))
    if (word.size() >= least_of_name)
      m_words.insert(std::move(word));
}

void HiddenWords::add_line(const Option& line) {
  add_part(line.label);
  add_part(line.detail);
}

void HiddenWords::add_part(const std::string& text) {
  const auto is_one_of = [](const auto& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  };
  for (auto& word : words_in(bare(text)))
    if (word.size() >= least_of_name && m_words.size() < most_words && !is_one_of(official_words, word) &&
        !is_one_of(particles, word))
      m_words.insert(std::move(word));
}

bool HiddenWords::are_in(const std::string& text) const {
  const auto said = bare(text);
  const auto words = words_in(said);
  return std::any_of(m_words.begin(), m_words.end(), [&](const std::string& hidden) {
    return hidden.size() < least_within ? std::find(words.begin(), words.end(), hidden) != words.end()
                                        : said.find(hidden) != std::string::npos;
  });
}

std::string HiddenWords::in_name(const std::string& name) const {
  if (!is_readable(name) || g_utf8_strlen(name.c_str(), -1) > most_letters_of_name ||
      name.find('@') != std::string::npos || names_institution(name) || are_in(name))
    return left_out;
  return digits_in(name) > most_digits_of_part ? without_digits(name) : name;
}

std::string HiddenWords::in_address(std::string_view address) const {
  const auto parsed = parse_address(address);
  if (!parsed)
    return left_out;
  return in_address_again(parsed->host.substr(0, parsed->host.find(':')) + parsed->path);
}

std::string HiddenWords::in_address_again(std::string_view address) const {
  const auto write = [this](const std::string& part) {
    return is_plain_part(part) && !are_in(part) && !names_institution(part) ? part : std::string{left_out};
  };
  const auto path = std::min(address.find('/'), address.size());
  return part_by_part(address.substr(0, path), '.', write) + part_by_part(address.substr(path), '/', write);
}

Locator HiddenWords::in_locator(const Locator& locator) const {
  auto plain = locator;
  const auto write = [this](Named& named) {
    for (auto& name : named.names)
      name = is_line(named) ? left_out : in_name(name);
  };
  const bool is_in_line = std::any_of(locator.places.begin(), locator.places.end(),
                                      [](const Place& place) { return is_line(place.named); });
  if (is_in_line && !is_public(locator))
    leave_names_out(plain.control);
  write(plain.control);
  for (auto& place : plain.places)
    write(place.named);
  return plain;
}

Locator HiddenWords::role_in(const Locator& locator) const {
  auto role = in_locator({.control = locator.control});
  if (!is_public(locator))
    leave_names_out(role.control);
  return role;
}

} // namespace portal
