// SPDX-License-Identifier: EUPL-1.2
#include "tls/cookie_trail.h"

#include <libsoup/soup.h>

#include <string_view>

namespace tls {

namespace {

std::string_view without_spaces(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  const auto last = text.find_last_not_of(' ');
  return first == std::string_view::npos ? std::string_view{} : text.substr(first, last - first + 1);
}

std::string host_of(GUri* address) {
  return g_uri_get_host(address) == nullptr ? "" : g_uri_get_host(address);
}

} // namespace

void FreeCookie::operator()(SoupCookie* cookie) const {
  soup_cookie_free(cookie);
}

CookieTrail::CookieTrail(GUri* first_address, const std::string& cookie_header)
    : m_first_host{host_of(first_address)}, m_jar{soup_cookie_jar_new()} {
  std::string_view rest = cookie_header;
  while (!rest.empty()) {
    const auto end = rest.find(';');
    const std::string_view pair = without_spaces(rest.substr(0, end));
    if (!pair.empty())
      m_from_view.push_back({std::string{without_spaces(pair.substr(0, pair.find('=')))}, std::string{pair}});
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
}

void CookieTrail::take(Cookie cookie) {
  if (soup_cookie_domain_matches(cookie.get(), m_first_host.c_str()) == TRUE)
    std::erase_if(m_from_view, [&](const Pair& pair) { return pair.name == soup_cookie_get_name(cookie.get()); });
  soup_cookie_jar_add_cookie(m_jar.get(), soup_cookie_copy(cookie.get()));
  m_taken.push_back(std::move(cookie));
}

std::string CookieTrail::header_for(GUri* address) const {
  std::string header;
  if (host_of(address) == m_first_host) {
    for (const auto& pair : m_from_view)
      header += (header.empty() ? "" : "; ") + pair.text;
  }
  const base::TextPtr set_on_the_way{soup_cookie_jar_get_cookies(m_jar.get(), address, TRUE)};
  if (set_on_the_way && *set_on_the_way != '\0')
    header += (header.empty() ? "" : "; ") + std::string{set_on_the_way.get()};
  return header;
}

} // namespace tls
