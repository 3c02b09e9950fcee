// SPDX-License-Identifier: EUPL-1.2
#include "tls/card_hosts.h"

#include <algorithm>
#include <string_view>

namespace tls {

namespace {

std::string lower_case(std::string_view text) {
  const base::TextPtr lower{g_ascii_strdown(text.data(), static_cast<gssize>(text.size()))};
  return lower.get();
}

/// An IPv6 address stands in brackets, and its own colons are no port.
bool has_port(std::string_view host) {
  const auto colon = host.rfind(':');
  return colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos;
}

std::string host_and_port(GUri* address) {
  std::string host = g_uri_get_host(address) == nullptr ? "" : g_uri_get_host(address);
  if (host.find(':') != std::string::npos)
    host = "[" + host + "]";
  const int port = g_uri_get_port(address);
  return lower_case(host) + ":" + std::to_string(port < 0 ? 443 : port);
}

} // namespace

CardHosts::CardHosts(const std::vector<std::string>& hosts) {
  for (const auto& host : hosts)
    m_hosts.push_back(lower_case(has_port(host) ? host : host + ":443"));
}

bool CardHosts::lists(GUri* address) const {
  return std::string_view{g_uri_get_scheme(address)} == "https" &&
         std::ranges::find(m_hosts, host_and_port(address)) != m_hosts.end();
}

} // namespace tls
