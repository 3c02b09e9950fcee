// SPDX-License-Identifier: EUPL-1.2
#include "practice/portal/portal.h"

#include "practice/portal/words.h"

namespace practice {

namespace {

const std::vector<std::string>& host_names() {
  static const std::vector<std::string> names{portal_host_name, idp_host_name, card_host_name};
  return names;
}

/// Where the description begins, after the language.
const std::string start_path = "/professionals/primaweb\n";

std::string origin(const char* host, unsigned port) {
  return std::string{"https://"} + host + ":" + std::to_string(port);
}

void replace_all(std::string& text, const std::string& name, const std::string& value) {
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
    text.replace(at, name.size(), value);
}

} // namespace

Portal::Portal(PortalOptions options, RequestObserver observer)
    : m_options{std::move(options)},
      m_observer{std::move(observer)},
      m_certificate{make_server_certificate(host_names())} {
  m_pages = std::make_unique<WebServer>(m_certificate, std::nullopt, m_options.answer_delay,
                                        [this](const WebRequest& request) { return answer_page(request); });
  m_card_host =
      std::make_unique<WebServer>(m_options.trusted_card_host ? m_certificate : make_server_certificate(host_names()),
                                  ClientCheck{m_options.card_roots_pem}, m_options.answer_delay,
                                  [this](const WebRequest& request) { return answer_card(request); });
  m_portal_port = m_pages->port();
  m_card_port = m_card_host->port();
  m_origins = {.portal = origin(portal_host_name, m_portal_port),
               .idp = origin(idp_host_name, m_portal_port),
               .card = origin(card_host_name, m_card_port)};
  if (!m_options.is_up)
    m_pages.reset();
}

std::string Portal::description() const {
  std::string text = built_in_file("practice.ini.in");
  replace_all(text, "@PORTAL_PORT@", std::to_string(m_portal_port));
  replace_all(text, "@CARD_PORT@", std::to_string(m_card_port));
  if (!m_options.language.empty())
    for (const std::string users : {"nl", "fr", "de"})
      replace_all(text, "/" + users + start_path, "/" + m_options.language + start_path);
  return text;
}

WebAnswer Portal::answer_page(const WebRequest& request) {
  const bool is_portal = request.host == portal_host_name;
  if (!is_portal && request.host != idp_host_name)
    return {.status = 421, .content_type = {}, .body = {}, .location = {}, .set_cookies = {}};
  if (m_observer)
    m_observer((is_portal ? "portal " : "idp ") + request.method + " " + request.path);
  return is_portal ? answer_as_portal(request, m_sessions, m_origins, m_options)
                   : answer_as_idp(request, m_sessions, m_origins, m_options);
}

WebAnswer Portal::answer_card(const WebRequest& request) {
  if (m_observer)
    m_observer("certif " + request.method + " " + request.path);
  return answer_as_card_host(request, m_sessions, m_origins, m_options);
}

} // namespace practice
