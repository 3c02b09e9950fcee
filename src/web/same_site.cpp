// SPDX-License-Identifier: EUPL-1.2
#include "web/same_site.h"

#include "portal/address.h"
#include "web/glib_handles.h"

#include <libsoup/soup.h>

namespace web {

namespace {

std::string without_port(const std::string& host) {
  return host.substr(0, host.find(':'));
}

/// A host that has none, such as a public suffix or a number, is a site of its own.
std::string site_of(const std::string& host) {
  const char* registrable = soup_tld_get_base_domain(host.c_str(), nullptr);
  return registrable == nullptr ? host : registrable;
}

} // namespace

bool is_same_site(const std::string& from, const std::string& to) {
  if (from.empty())
    return true;
  // These are https.
  const auto here = portal::parse_address(from);
  const auto there = portal::parse_address(to);
  return here && there && site_of(without_port(here->host)) == site_of(without_port(there->host));
}

bool goes_along(SoupCookie* cookie, NavigationSite site) {
  switch (soup_cookie_get_same_site_policy(cookie)) {
  case SOUP_SAME_SITE_POLICY_NONE:
    return true;
  case SOUP_SAME_SITE_POLICY_LAX:
    return site.is_same_site || site.is_safe;
  case SOUP_SAME_SITE_POLICY_STRICT:
    break;
  }
  return site.is_same_site;
}

} // namespace web
