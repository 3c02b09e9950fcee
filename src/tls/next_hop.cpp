// SPDX-License-Identifier: EUPL-1.2
#include "tls/next_hop.h"

#include "tls/address.h"

#include <libsoup/soup.h>

#include <utility>

namespace tls {

namespace {

bool redirects(unsigned status) {
  switch (status) {
  case SOUP_STATUS_MOVED_PERMANENTLY:
  case SOUP_STATUS_FOUND:
  case SOUP_STATUS_SEE_OTHER:
  case SOUP_STATUS_TEMPORARY_REDIRECT:
  case SOUP_STATUS_PERMANENT_REDIRECT:
    return true;
  default:
    return false;
  }
}

bool keeps_its_method(unsigned status) {
  return status == SOUP_STATUS_TEMPORARY_REDIRECT || status == SOUP_STATUS_PERMANENT_REDIRECT;
}

} // namespace

NextHop next_hop(GUri* from, unsigned status, const char* location, const CardHosts& hosts, int followed) {
  if (location == nullptr || !redirects(status))
    return IsPage{};
  base::UriPtr address = resolve_address(from, location);
  if (!address)
    return IsPage{};
  if (!hosts.lists(address.get()))
    return LeaveToView{std::move(address)};
  if (followed >= most_redirects)
    return TooManyRedirects{};
  return FollowWithCard{std::move(address), keeps_its_method(status)};
}

} // namespace tls
