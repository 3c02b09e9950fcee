// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/exchange.h"

#include <sstream>

namespace simulator {

std::string field(const Fields& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string{} : found->second;
}

WebAnswer go_to(std::string address, unsigned status) {
  return {.status = status, .content_type = {}, .body = {}, .location = std::move(address), .set_cookies = {}};
}

std::string cookie_line(const std::string& name, const std::string& value, const std::string& domain) {
  const std::string scope = domain.empty() ? std::string{} : "; Domain=" + domain;
  return name + "=" + value + "; Path=/" + scope + "; Secure; HttpOnly; SameSite=Lax";
}

Fields read_cookies(const std::string& header) {
  Fields cookies;
  std::istringstream pairs{header};
  for (std::string pair; std::getline(pairs >> std::ws, pair, ';');) {
    const auto equals = pair.find('=');
    if (equals != std::string::npos)
      cookies.insert_or_assign(pair.substr(0, equals), pair.substr(equals + 1));
  }
  return cookies;
}

} // namespace simulator
