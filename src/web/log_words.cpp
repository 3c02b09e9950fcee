// SPDX-License-Identifier: EUPL-1.2
#include "web/log_words.h"

#include "portal/address.h"

namespace web {

const char* log_word(LoadFault fault) {
  switch (fault) {
  case LoadFault::unreachable:
    return "unreachable";
  case LoadFault::untrusted_server:
    return "untrusted server";
  case LoadFault::server_date:
    return "date of the server's certificate";
  case LoadFault::network_wants_sign_in:
    return "network wants a sign-in";
  case LoadFault::unavailable:
    return "unavailable";
  case LoadFault::asks_password:
    return "asks for a password";
  case LoadFault::host_not_listed:
    return "host not listed";
  case LoadFault::form_not_read:
    return "form not read";
  case LoadFault::crashed:
    break;
  }
  return "crashed";
}

std::string log_word(const std::optional<portal::Page>& page) {
  if (!page)
    return "unknown";
  return portal::is_learned(page->name) ? "learned" : page->name;
}

std::string log_host(const std::string& address) {
  const auto parsed = portal::parse_address(address);
  return parsed ? parsed->host : "no host";
}

} // namespace web
