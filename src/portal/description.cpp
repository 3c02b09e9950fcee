// SPDX-License-Identifier: EUPL-1.2
#include "portal/description.h"

#include "portal/address.h"
#include "portal/public_suffix.h"
#include "portal/shown_hosts.h"

#include <algorithm>

namespace portal {

const std::string& Description::start_for(const std::string& language) const {
  const auto found = start.find(language);
  return found == start.end() ? start.at("") : found->second;
}

bool Description::may_show(std::string_view address) const {
  const auto parsed = parse_address(address);
  return parsed && !contains(card_hosts, parsed->host) &&
         (is_shown(hosts, parsed->host) || contains(accepted_hosts, parsed->host));
}

bool Description::is_card_host(std::string_view address) const {
  const auto parsed = parse_address(address);
  return parsed && contains(card_hosts, parsed->host);
}

bool Description::names(std::string_view address) const {
  const auto parsed = parse_address(address);
  return parsed && contains(hosts, parsed->host) && !contains(card_hosts, parsed->host);
}

bool Description::may_ask_about(std::string_view address) const {
  const auto parsed = parse_address(address);
  return asks_about_hosts && parsed && !contains(card_hosts, parsed->host) && !may_show(address) &&
         is_on_this_computer(parsed->host) == practice &&
         !is_ip_address(parsed->host.substr(0, parsed->host.find(':')));
}

std::vector<std::size_t> Description::rules_at(std::string_view address) const {
  std::vector<std::size_t> rules;
  const auto parsed = parse_address(address);
  if (!parsed)
    return rules;
  for (std::size_t index = 0; index < pages.size(); ++index) {
    const auto& patterns = pages[index].addresses;
    if (std::any_of(patterns.begin(), patterns.end(),
                    [&parsed](const std::string& pattern) { return matches(pattern, *parsed); }))
      rules.push_back(index);
  }
  return rules;
}

} // namespace portal
