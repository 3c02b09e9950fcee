// SPDX-License-Identifier: EUPL-1.2
#include "portal/description.h"

#include "portal/address.h"

#include <algorithm>

namespace portal {

namespace {

bool is_at(const std::vector<std::string>& hosts, std::string_view address) {
  const auto parsed = parse_address(address);
  return parsed && contains(hosts, parsed->host);
}

} // namespace

const std::string& Description::start_for(const std::string& language) const {
  const auto found = start.find(language);
  return found == start.end() ? start.at("") : found->second;
}

bool Description::may_show(std::string_view address) const {
  return is_at(hosts, address);
}

bool Description::is_card_host(std::string_view address) const {
  return is_at(card_hosts, address);
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
