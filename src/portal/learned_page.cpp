// SPDX-License-Identifier: EUPL-1.2
#include "portal/learned_page.h"

#include "portal/address.h"
#include "portal/meaning.h"
#include "portal/said.h"

#include <glib.h>

#include <algorithm>
#include <memory>

namespace portal {

namespace {

constexpr glong most_letters_of_words = 60;
constexpr std::size_t most_address_bytes = 300;
constexpr int most_digits_of_words = 2;         ///< "Stap 2", but no number of a person or a file
constexpr std::size_t most_digits_in_a_row = 3; ///< of the path: a version, but no number of a person or a file
constexpr std::size_t least_name_bytes = 2;

bool names_someone(const std::string& words, const std::vector<std::string>& names) {
  const auto said = words_in(bare(words));
  for (const auto& name : names)
    for (const auto& part : words_in(bare(name)))
      if (part.size() >= least_name_bytes && std::find(said.begin(), said.end(), part) != said.end())
        return true;
  return false;
}

bool is_plain(const std::string& words) {
  if (words.empty() || g_utf8_validate(words.c_str(), static_cast<gssize>(words.size()), nullptr) == 0 ||
      g_utf8_strlen(words.c_str(), -1) > most_letters_of_words)
    return false;
  int digits = 0;
  for (const char* at = words.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar letter = g_utf8_get_char(at);
    digits += g_unichar_isdigit(letter) != 0 ? 1 : 0;
    if (g_unichar_isprint(letter) == 0 || digits > most_digits_of_words)
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

bool may_be_learned(const std::string& address) {
  return is_plain_address(address);
}

bool may_host_be_learned(const std::string& host) {
  const auto name = host.substr(0, host.find(':'));
  std::size_t digits = 0;
  for (const char character : name) {
    digits = g_ascii_isdigit(character) != 0 ? digits + 1 : 0;
    if (digits > most_digits_in_a_row)
      return false;
  }
  return host.size() <= most_address_bytes && parse_host(host) == host;
}

bool may_be_learned(const Locator& locator, const std::vector<std::string>& names) {
  const auto may_be = [&names](const Named& named) {
    return std::all_of(named.names.begin(), named.names.end(),
                       [&names](const std::string& words) { return is_plain(words) && !names_someone(words, names); });
  };
  return may_be(locator.control) && std::all_of(locator.places.begin(), locator.places.end(),
                                                [&](const Place& each) { return may_be(each.named); });
}

bool may_be_remembered(const Option& line, const std::vector<std::string>& names) {
  constexpr int most = 5; // a postal code, or the number of an institution; a national number has eleven
  for (const auto& text : {line.label, line.detail}) {
    int digits = 0;
    for (const char* at = text.c_str(); *at != '\0'; at = g_utf8_next_char(at))
      digits += g_unichar_isdigit(g_utf8_get_char(at)) != 0 ? 1 : 0;
    if (g_utf8_validate(text.c_str(), -1, nullptr) == 0 || digits > most || names_someone(text, names))
      return false;
  }
  return true;
}

bool may_be_learned(const LearnedPage& page) {
  const auto may_be = [](const std::optional<Locator>& locator) { return !locator || may_be_learned(*locator, {}); };
  return may_be_learned(page.address) && may_be(page.press) && may_be(page.option) && may_be(page.opener) &&
         may_be(page.more);
}

std::optional<LearnedPage> learned_page(const RoadStep& step) {
  if (!step.can_be(step.teaching))
    return std::nullopt;
  const auto choice = [&step](Meaning meaning) {
    return LearnedPage{.name = {},
                       .address = step.address,
                       .meaning = meaning,
                       .press = step.is_line ? std::nullopt : step.control,
                       .option = step.choice->list,
                       .opener = step.choice->opener,
                       .more = step.more};
  };
  switch (step.teaching) {
  case Teaching::press:
    return LearnedPage{.name = {}, .address = step.address, .meaning = step.meaning, .press = step.control};
  case Teaching::entity:
    return choice(Meaning::entity_choice);
  case Teaching::capacity:
    return choice(Meaning::capacity_choice);
  case Teaching::role:
    return choice(Meaning::role_choice);
  case Teaching::by_hand:
    return std::nullopt;
  }
  return std::nullopt;
}

std::string name_of(const LearnedPage& page, std::size_t number) {
  return "learned " + page.address.substr(std::string_view{"https://"}.size()) +
         (number == 1 ? "" : " " + std::to_string(number));
}

bool is_same(const Selector& rule, const std::optional<Locator>& learned) {
  if (!learned)
    return rule.empty();
  return rule == Selector{*learned} ||
         (learned->control.names.size() == 1 && rule.xpath() == press_path(learned->control.names.front()));
}

Locator press_locator(const std::string& words) {
  return {.control = {.roles = {"link", "button"}, .names = {words}}, .places = {}};
}

std::string press_path(std::string_view words) {
  return "//*[self::a or self::button or @role='button' or @role='link'][normalize-space(.)=" + xpath_literal(words) +
         "]";
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
