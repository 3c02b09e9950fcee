// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/portal.h"

#include "simulator/portal/pages.h"
#include "simulator/portal/words.h"

namespace simulator {

namespace {

const std::vector<std::string>& host_names() {
  static const std::vector<std::string> names{portal_host_name, idp_host_name, card_host_name, application_host_name};
  return names;
}

/// The end of the line that says where to begin in this language.
std::string path_in(const std::string& language) {
  return "/" + language + "/professionals/primaweb\n";
}

std::string origin(const char* host, unsigned port) {
  return std::string{"https://"} + host + ":" + std::to_string(port);
}

void replace_all(std::string& text, const std::string& name, const std::string& value) {
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
    text.replace(at, name.size(), value);
}

/// Larger than tls::CardRequester takes, and than any page of a portal is.
constexpr std::size_t huge_page = std::size_t{6} << 20U;

WebAnswer broken_answer(FaultKind kind) {
  WebAnswer answer;
  answer.body = "<!DOCTYPE html><title>?</title><p>";
  switch (kind) {
  case FaultKind::reset:
    answer.delivery = AnswerDelivery::reset;
    break;
  case FaultKind::no_answer:
    answer.delivery = AnswerDelivery::never;
    break;
  case FaultKind::drip:
    answer.delivery = AnswerDelivery::drip;
    break;
  case FaultKind::cut_short:
    answer.delivery = AnswerDelivery::cut_short;
    break;
  case FaultKind::error_page:
    answer.status = 503;
    break;
  case FaultKind::huge:
    answer.body.append(huge_page, 'x');
    break;
  case FaultKind::empty:
  case FaultKind::loop:
    answer.body.clear();
    break;
  }
  return answer;
}

std::string short_name(const std::string& host) {
  return host.substr(0, host.find('.'));
}

std::string line_of(const MeasuredAnswer& answer) {
  std::string line = "answered " + short_name(answer.host) + ' ' + answer.method + ' ' + answer.path + ' ' +
                     std::to_string(answer.status);
  const auto add = [&line](const char* name, auto number) { line += ' ' + (name + (' ' + std::to_string(number))); };
  add("began", answer.began.count());
  add("took", answer.took.count());
  add("connection", answer.connection);
  add("received", answer.received);
  add("sent", answer.sent);
  return line;
}

/// What stands in the list of shown hosts for PrimaWeb's own.
std::string listed_as(HomeHost host) {
  switch (host) {
  case HomeHost::listed:
    return application_host_name;
  case HomeHost::by_pattern:
    return std::string{"*."} + cookie_domain;
  case HomeHost::not_listed:
    break;
  }
  return {};
}

/// Without the rules for what comes after the sign-in, which look different in each shape.
std::string without_pages_of_shapes(std::string text, const PortalOptions& options, unsigned port) {
  for (const char* const page : {"entity", "start", "role", "role-list", "primaweb", "no-profile"}) {
    const auto begin = text.find("[page " + std::string{page} + "]");
    text.erase(begin, text.find("\n[", begin) + 1 - begin);
  }
  if (const auto host = listed_as(options.home_host); options.shape->home == HomeShape::other_host && !host.empty())
    replace_all(text, "\ncard-hosts=", ";" + host + ":" + std::to_string(port) + "\ncard-hosts=");
  return text;
}

WebAnswer intruding(WebAnswer answer) {
  replace_all(answer.body, "</body>", "<script src=\"/intrude.js\"></script></body>");
  return answer;
}

} // namespace

Portal::Portal(PortalOptions options, RequestObserver observer)
    : m_options{std::move(options)},
      m_observer{std::move(observer)},
      m_certificate{make_server_certificate(host_names())} {
  AnswerObserver measured;
  if (m_options.measures)
    measured = [this](const MeasuredAnswer& answer) { m_observer(line_of(answer)); };
  m_pages = std::make_unique<WebServer>(
      m_certificate, std::nullopt, m_options.answer_delay,
      [this](const WebRequest& request) { return answer_page(request); }, measured);
  m_card_host = std::make_unique<WebServer>(
      m_options.trusted_card_host ? m_certificate : make_server_certificate(host_names()),
      ClientCheck{m_options.card_roots_pem}, m_options.answer_delay,
      [this](const WebRequest& request) { return answer_card(request); }, measured);
  m_portal_port = m_pages->port();
  m_card_port = m_card_host->port();
  m_origins = {.portal = origin(portal_host_name, m_portal_port),
               .idp = origin(idp_host_name, m_portal_port),
               .card = origin(card_host_name, m_card_port),
               .application = origin(application_host_name, m_portal_port)};
  if (!m_options.is_up)
    m_pages.reset();
}

std::string Portal::description() const {
  std::string text = built_in_file("practice.ini.in");
  replace_all(text, "@PORTAL_PORT@", std::to_string(m_portal_port));
  replace_all(text, "@CARD_PORT@", std::to_string(m_card_port));
  if (m_options.shape != nullptr)
    text = without_pages_of_shapes(std::move(text), m_options, m_portal_port);
  if (!m_options.language.empty())
    for (const char* const users : {"nl", "fr", "de"})
      replace_all(text, path_in(users), path_in(m_options.language));
  return text;
}

void Portal::change(PortalOptions options) {
  options.card_roots_pem = m_options.card_roots_pem;
  options.shape = m_options.shape;
  m_options = std::move(options);
}

std::optional<WebAnswer> Portal::faulty_answer(const WebRequest& request) {
  ++m_requests;
  if (!m_options.fault)
    return std::nullopt;
  const bool is_the_one = m_options.fault->request == m_requests;
  const bool follows_it = request.query.contains("again");
  if (m_options.fault->kind == FaultKind::loop && (is_the_one || follows_it))
    return go_to(request.path + "?again=" + std::to_string(m_requests));
  if (!is_the_one)
    return std::nullopt;
  return broken_answer(m_options.fault->kind);
}

WebAnswer Portal::answer_page(const WebRequest& request) {
  const bool is_application = m_options.shape != nullptr && m_options.shape->home == HomeShape::other_host &&
                              request.host == application_host_name;
  const bool is_portal = request.host == portal_host_name || is_application;
  if (!is_portal && request.host != idp_host_name)
    return {.status = 421, .content_type = {}, .body = {}, .location = {}, .set_cookies = {}};
  if (m_observer)
    m_observer(short_name(request.host) + " " + request.method + " " + request.path);
  if (auto faulty = faulty_answer(request))
    return *std::move(faulty);
  if (request.path == "/intrude.js")
    return file_answer("intrude.js", "text/javascript");
  auto answer = is_portal ? answer_as_portal(request, m_sessions, m_origins, m_options)
                          : answer_as_idp(request, m_sessions, m_origins, m_options);
  if (m_observer && !answer.pressed.empty())
    m_observer("pressed " + answer.pressed);
  return m_options.intrudes ? intruding(std::move(answer)) : answer;
}

WebAnswer Portal::answer_card(const WebRequest& request) {
  if (m_observer)
    m_observer("certif " + request.method + " " + request.path);
  if (auto faulty = faulty_answer(request))
    return *std::move(faulty);
  return answer_as_card_host(request, m_sessions, m_origins, m_options);
}

} // namespace simulator
