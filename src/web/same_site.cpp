// SPDX-License-Identifier: EUPL-1.2
#include "web/same_site.h"

#include "base/glib_pointers.h"
#include "portal/address.h"

#include <libsoup/soup.h>

namespace web {

namespace {

std::string without_port(const std::string& host) {
  return host.substr(0, host.find(':'));
}

/// The registrable domain. Below a suffix that no list has (localhost), the last two labels; a host that has none, such
/// as a public suffix or a number, is a site of its own.
std::string site_of(const std::string& host) {
  GError* error = nullptr;
  const char* registrable = soup_tld_get_base_domain(host.c_str(), &error);
  const base::ErrorPtr failure{error};
  if (registrable != nullptr)
    return registrable;
  if (!g_error_matches(failure.get(), SOUP_TLD_ERROR, SOUP_TLD_ERROR_NO_BASE_DOMAIN))
    return host;
  const auto last = host.rfind('.');
  const auto before = last == std::string::npos || last == 0 ? last : host.rfind('.', last - 1);
  return before == std::string::npos ? host : host.substr(before + 1);
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
