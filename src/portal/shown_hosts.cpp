// SPDX-License-Identifier: EUPL-1.2
#include "portal/shown_hosts.h"

#include "portal/address.h"
#include "portal/public_suffix.h"

#include <algorithm>

namespace portal {

namespace {

constexpr std::string_view star = "*.";

} // namespace

bool is_host_pattern(std::string_view host) {
  return host.starts_with('*');
}

std::optional<std::string> parse_host_pattern(std::string_view written) {
  if (!written.starts_with(star))
    return std::nullopt;
  const auto zone = parse_host(written.substr(star.size()));
  if (!zone)
    return std::nullopt;
  const auto name = zone->substr(0, zone->find(':'));
  if (is_ip_address(name) || is_public_suffix(name))
    return std::nullopt;
  return std::string{star} + *zone;
}

bool is_below(std::string_view pattern, std::string_view host) {
  if (!pattern.starts_with(star))
    return false;
  const auto end = pattern.substr(1); // with its dot
  return host.size() > end.size() && host.ends_with(end);
}

bool is_shown(const std::vector<std::string>& shown, std::string_view host) {
  return std::ranges::any_of(shown, [host](const std::string& each) { return each == host || is_below(each, host); });
}

} // namespace portal
