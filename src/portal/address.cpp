// SPDX-License-Identifier: EUPL-1.2
#include "portal/address.h"

#include "base/glib_pointers.h"

#include <glib.h>

#include <algorithm>
#include <memory>

namespace portal {

namespace {

constexpr std::string_view scheme = "https://";
constexpr int https_port = 443;

bool is_name_or_port_character(char character) {
  return g_ascii_isalnum(character) || character == '-' || character == '.' || character == ':';
}

/// Labels between dots, none of them empty: so no trailing dot either.
bool is_plain_name(std::string_view name) {
  return name.size() > 2 && name.front() != '.' && name.back() != '.' && name.find('.') != std::string_view::npos &&
         name.find("..") == std::string_view::npos;
}

bool is_https(std::string_view address) {
  return address.size() > scheme.size() && g_ascii_strncasecmp(address.data(), scheme.data(), scheme.size()) == 0;
}

std::string lower_case(const char* text) {
  std::string lowered{text};
  std::transform(lowered.begin(), lowered.end(), lowered.begin(), g_ascii_tolower);
  return lowered;
}

} // namespace

std::optional<Address> parse_address(std::string_view address) {
  if (!is_https(address))
    return std::nullopt;
  // What stands for the host is judged as it is written: GUri would decode it first.
  const auto end = std::min(address.find_first_of("/?#", scheme.size()), address.size());
  const auto authority = address.substr(scheme.size(), end - scheme.size());
  if (authority.empty() || !std::all_of(authority.begin(), authority.end(), is_name_or_port_character))
    return std::nullopt;

  const base::UriPtr uri{g_uri_parse(std::string{address}.c_str(),
                                     static_cast<GUriFlags>(G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED), nullptr)};
  if (!uri || g_uri_get_host(uri.get()) == nullptr)
    return std::nullopt;
  Address parsed{.host = lower_case(g_uri_get_host(uri.get())), .path = g_uri_get_path(uri.get())};
  if (!is_plain_name(parsed.host))
    return std::nullopt;
  if (const int port = g_uri_get_port(uri.get()); port != -1 && port != https_port)
    parsed.host += ":" + std::to_string(port);
  if (parsed.path.empty())
    parsed.path = "/";
  return parsed;
}

std::optional<std::string> parse_host(std::string_view host) {
  const auto address = host.find_first_of("/?#") == std::string_view::npos
                           ? parse_address(std::string{scheme} + std::string{host})
                           : std::nullopt;
  return address ? std::optional{address->host} : std::nullopt;
}

bool matches(std::string_view pattern, const Address& address) {
  const bool open = !pattern.empty() && pattern.back() == '*';
  if (open)
    pattern.remove_suffix(1);
  const auto wanted = parse_address(pattern);
  if (!wanted || wanted->host != address.host)
    return false;
  return open ? address.path.compare(0, wanted->path.size(), wanted->path) == 0 : address.path == wanted->path;
}

bool contains(const std::vector<std::string>& hosts, std::string_view host) {
  return std::find(hosts.begin(), hosts.end(), host) != hosts.end();
}

bool is_on_this_computer(std::string_view host) {
  constexpr std::string_view suffix = ".localhost";
  host = host.substr(0, host.find(':'));
  return host.size() > suffix.size() && host.substr(host.size() - suffix.size()) == suffix;
}

} // namespace portal
