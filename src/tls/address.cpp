// SPDX-License-Identifier: EUPL-1.2
#include "tls/address.h"

#include <libsoup/soup.h>

#include <string_view>
#include <utility>

namespace tls {

namespace {

constexpr auto uri_flags = static_cast<GUriFlags>(SOUP_HTTP_URI_FLAGS);

base::UriPtr of_the_web(GUri* uri) {
  base::UriPtr owned{uri};
  if (!owned || g_uri_get_host(uri) == nullptr)
    return nullptr;
  const std::string_view scheme = g_uri_get_scheme(uri);
  return scheme == "https" || scheme == "http" ? std::move(owned) : nullptr;
}

} // namespace

base::UriPtr parse_address(const std::string& text) {
  return of_the_web(g_uri_parse(text.c_str(), uri_flags, nullptr));
}

base::UriPtr resolve_address(GUri* base, const std::string& reference) {
  return of_the_web(g_uri_parse_relative(base, reference.c_str(), uri_flags, nullptr));
}

std::string address_text(GUri* address) {
  const base::TextPtr text{g_uri_to_string(address)};
  return text.get();
}

} // namespace tls
