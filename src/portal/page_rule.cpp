// SPDX-License-Identifier: EUPL-1.2
#include "portal/page_rule.h"

#include "portal/address.h"
#include "portal/meaning.h"
#include "portal/shown_hosts.h"
#include "portal/worked_rules.h"
#include "portal/xpath.h"

#include <glib/gi18n.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

namespace portal {

namespace {

constexpr std::array<std::string_view, 15> known_keys{
    "meaning",      "addresses",     "present",       "words",    "press",   "option",   "open",    "more",
    "option-label", "option-detail", "option-select", "verified", "enabled", "services", "leads-to"};

void check_keys(const KeyFile& file, const std::string& group) {
  for (const auto& key : file.keys(group)) {
    const auto [name, language] = key_name(group, key);
    if (std::find(known_keys.begin(), known_keys.end(), name) == known_keys.end())
      throw KeyFileError{group, key, _("no such key; the known ones are in primaweb-portal(5)")};
    if (!language.empty() && name != "words")
      throw KeyFileError{group, key, _("no language: only words have one")};
  }
}

Meaning read_meaning(const KeyFile& file, const std::string& group) {
  const auto meaning = meaning_from(file.text(group, "meaning"));
  if (!meaning)
    throw KeyFileError{group, "meaning", _("one of the meanings in primaweb-portal(5)")};
  return *meaning;
}

void check_pattern(const std::string& group, std::string_view pattern, const std::vector<std::string>& hosts) {
  if (!pattern.empty() && pattern.back() == '*')
    pattern.remove_suffix(1);
  const auto address = parse_address(pattern);
  if (!address || pattern.find_first_of("*?#") != std::string_view::npos ||
      pattern.find('/', std::string_view{"https://"}.size()) == std::string_view::npos)
    throw KeyFileError{group, "addresses", _("https://host/path, with * only at its end and without a query")};
  if (!is_shown(hosts, address->host))
    throw KeyFileError{group, "addresses", _("a host that [portal] lists in hosts or card-hosts")};
}

/// The words of every language together: a page is the same page in each.
std::vector<std::string> read_words(const KeyFile& file, const std::string& group) {
  std::vector<std::string> words;
  for (const auto& key : file.keys(group))
    if (key_name(group, key).name == "words") {
      const auto more = file.list(group, key);
      words.insert(words.end(), more.begin(), more.end());
    }
  return words;
}

std::string read_xpath(const KeyFile& file, const std::string& group, const std::string& key) {
  auto path = file.text(group, key);
  if (const auto fault = path.empty() ? std::nullopt : xpath_fault(path))
    throw KeyFileError{group, key, *fault};
  return path;
}

Selector read_selector(const KeyFile& file, const std::string& group, const std::string& key) {
  const auto text = file.text(group, key);
  if (!is_meant_as_locator(text))
    return read_xpath(file, group, key);
  auto locator = parse_locator(text);
  if (const auto* fault = std::get_if<LocatorFault>(&locator))
    throw KeyFileError{group, key, fault->expected};
  return std::get<Locator>(std::move(locator));
}

/// "false", "true", or the day on which someone saw it on the live site.
bool read_verified(const KeyFile& file, const std::string& group) {
  const auto value = file.text(group, "verified");
  if (value == "true" || value == "false")
    return value == "true";
  if (!is_day(value))
    throw KeyFileError{group, "verified", _("false, true, or the day it was seen, as 2026-10-07")};
  return true;
}

bool is_any_choice(const Locator& locator) {
  return contains(locator.control.roles, any_choice);
}

/// Nothing is pressed or read where the meaning gives no reason to.
void check_use(const PageRule& rule, const std::string& group) {
  if (rule.present.empty() && rule.words.empty())
    throw KeyFileError{group, "present", _("present or words: an address alone does not make a page known")};
  if (is_pressed(rule.meaning) && rule.press.empty())
    throw KeyFileError{group, "press", _("what to press on such a page")};
  if (!is_pressed(rule.meaning) && !is_choice(rule.meaning) && !rule.press.empty())
    throw KeyFileError{group, "press", _("nothing: on a page of this meaning nothing is pressed")};
  if (is_choice(rule.meaning) && rule.option.empty())
    throw KeyFileError{group, "option", _("where each line of the list is")};
  const bool tells_options = !rule.option.empty() || !rule.opener.empty() || !rule.more.empty() ||
                             !rule.option_label.empty() || !rule.option_detail.empty() || !rule.option_select.empty();
  if (!is_choice(rule.meaning) && tells_options)
    throw KeyFileError{group, "option", _("nothing: a page of this meaning has no list")};
  if (!rule.opener.empty() && (rule.opener.locator() == nullptr || rule.option.locator() == nullptr))
    throw KeyFileError{group, "open", _("locators for what opens the list and for its lines, and no paths")};
  const auto* locator = rule.option.locator();
  if (locator != nullptr && !(rule.option_label + rule.option_detail + rule.option_select).empty())
    throw KeyFileError{group, "option-label",
                       _("no path beside an option that is no path: its lines are read as they are shown")};
  for (const auto& [key, selector] : {std::pair{"present", &rule.present}, std::pair{"press", &rule.press},
                                      std::pair{"open", &rule.opener}, std::pair{"more", &rule.more}})
    if (selector->locator() != nullptr && is_any_choice(*selector->locator()))
      throw KeyFileError{group, key, _("a role of one control: \"choice\" is of a list")};
  if (locator != nullptr && is_any_choice(*locator) &&
      (locator->control.roles.size() > 1 || locator->control.names.empty()))
    throw KeyFileError{group, "option", _("choice as the only role, and words of the list: choice with \"…\"")};
}

} // namespace

PageEntry read_page(const KeyFile& file, const std::string& group, const std::vector<std::string>& hosts) {
  check_keys(file, group);
  PageEntry entry;
  entry.rule.name = group.substr(page_prefix.size());
  entry.enabled = file.truth(group, "enabled", true);
  if (!entry.enabled)
    return entry;
  entry.services = file.list(group, "services");
  entry.rule = {.name = entry.rule.name,
                .meaning = read_meaning(file, group),
                .addresses = file.list(group, "addresses"),
                .present = read_selector(file, group, "present"),
                .words = read_words(file, group),
                .press = read_selector(file, group, "press"),
                .option = read_selector(file, group, "option"),
                .opener = read_selector(file, group, "open"),
                .more = read_selector(file, group, "more"),
                .option_label = read_xpath(file, group, "option-label"),
                .option_detail = read_xpath(file, group, "option-detail"),
                .option_select = read_xpath(file, group, "option-select"),
                .verified = read_verified(file, group),
                .leads_to = file.text(group, "leads-to")};
  const auto& rule = entry.rule;
  if (rule.addresses.empty())
    throw KeyFileError{group, "addresses", _("at least one address")};
  for (const auto& pattern : rule.addresses)
    check_pattern(group, pattern, hosts);
  check_use(rule, group);
  return entry;
}

void check_learned(const PageRule& rule, const std::string& group) {
  if (!is_pressed(rule.meaning) && !is_choice(rule.meaning))
    throw KeyFileError{group, "meaning",
                       _("one of a page on which something is pressed or chosen: nothing else is learned")};
  if (rule.addresses.size() != 1 || rule.addresses.front().back() == '*')
    throw KeyFileError{group, "addresses", _("one address, without *: a learned page is one page")};
}

} // namespace portal
