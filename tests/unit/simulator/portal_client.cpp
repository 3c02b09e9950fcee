// SPDX-License-Identifier: EUPL-1.2
#include "portal_client.h"

#include <glib/gstdio.h>

#include <stdexcept>

namespace {

std::string write_root(const std::string& root_pem) {
  char* path = nullptr;
  const int file = g_file_open_tmp("practice-root-XXXXXX.pem", &path, nullptr);
  const base::TextPtr owned{path};
  if (file < 0)
    throw std::runtime_error("no temporary file");
  g_close(file, nullptr);
  g_file_set_contents(path, root_pem.c_str(), -1, nullptr);
  return path;
}

base::ObjectPtr<SoupSession> make_session(const std::string& root_path) {
  const base::ObjectPtr<GTlsDatabase> trust{g_tls_file_database_new(root_path.c_str(), nullptr)};
  base::ObjectPtr<SoupSession> session{
      soup_session_new_with_options("tls-database", trust.get(), "timeout", 20U, nullptr)};
  soup_session_add_feature_by_type(session.get(), SOUP_TYPE_COOKIE_JAR);
  return session;
}

gboolean give_certificate(SoupMessage* message, GTlsClientConnection* /*connection*/, gpointer card) {
  soup_message_set_tls_client_certificate(message, static_cast<GTlsCertificate*>(card));
  return TRUE;
}

void note_cookies(SoupMessage* message, gpointer data) {
  auto& lines = *static_cast<std::vector<std::string>*>(data);
  SoupMessageHeadersIter headers;
  soup_message_headers_iter_init(&headers, soup_message_get_response_headers(message));
  const char* name = nullptr;
  const char* value = nullptr;
  while (soup_message_headers_iter_next(&headers, &name, &value) != 0) {
    if (g_ascii_strcasecmp(name, "Set-Cookie") == 0)
      lines.emplace_back(value);
  }
}

struct Pending {
  bool done = false;
  base::BytesPtr body;
};

void sent(GObject* session, GAsyncResult* result, gpointer data) {
  auto& pending = *static_cast<Pending*>(data);
  pending.body.reset(soup_session_send_and_read_finish(SOUP_SESSION(session), result, nullptr));
  pending.done = true;
}

} // namespace

PortalClient::PortalClient(const simulator::Portal& portal, GTlsCertificate* card)
    : m_portal_port{portal.portal_port()},
      m_card{card},
      m_root_path{write_root(portal.root_pem())},
      m_session{make_session(m_root_path)} {
}

PortalClient::~PortalClient() {
  g_unlink(m_root_path.c_str());
}

std::string PortalClient::portal_address(const std::string& path) const {
  return std::string{"https://"} + simulator::portal_host_name + ":" + std::to_string(m_portal_port) + path;
}

Shown PortalClient::get(const std::string& address, const std::string& cookie) {
  const std::string whole = address.starts_with('/') ? portal_address(address) : address;
  const base::ObjectPtr<SoupMessage> message{soup_message_new("GET", whole.c_str())};
  if (!cookie.empty())
    soup_message_headers_append(soup_message_get_request_headers(message.get()), "Cookie", cookie.c_str());
  return send(message.get());
}

Shown PortalClient::post(const std::string& address, const std::string& form) {
  const base::ObjectPtr<SoupMessage> message{soup_message_new("POST", portal_address(address).c_str())};
  const base::BytesPtr body{g_bytes_new(form.data(), form.size())};
  soup_message_set_request_body_from_bytes(message.get(), "application/x-www-form-urlencoded", body.get());
  return send(message.get());
}

Shown PortalClient::send(SoupMessage* message) {
  if (m_card != nullptr)
    g_signal_connect(message, "request-certificate", G_CALLBACK(give_certificate), m_card);
  g_signal_connect(message, "got-headers", G_CALLBACK(note_cookies), &m_set_cookies);
  Pending pending;
  soup_session_send_and_read_async(m_session.get(), message, G_PRIORITY_DEFAULT, nullptr, sent, &pending);
  while (!pending.done)
    g_main_context_iteration(nullptr, TRUE);

  Shown shown;
  const base::TextPtr address{g_uri_to_string(soup_message_get_uri(message))};
  shown.address = address.get();
  shown.status = soup_message_get_status(message);
  shown.arrived = pending.body != nullptr;
  if (pending.body) {
    gsize size = 0;
    const auto* data = static_cast<const char*>(g_bytes_get_data(pending.body.get(), &size));
    shown.body.assign(data, size);
    m_tls_version = soup_message_get_tls_protocol_version(message);
  }
  return shown;
}

std::string PortalClient::card_address(const Shown& chooser) {
  const auto question = chooser.address.find('?');
  const auto fragment = chooser.address.find('#');
  const std::string origin = chooser.address.substr(0, chooser.address.find("/fas/"));
  const Shown words = get(origin + "/fas/json/methods" + chooser.address.substr(question, fragment - question));
  constexpr std::string_view key = "\"card_address\":\"";
  const auto begin = words.body.find(key);
  if (begin == std::string::npos)
    throw std::runtime_error("the chooser names no card host");
  const auto end = words.body.find('"', begin + key.size());
  return words.body.substr(begin + key.size(), end - begin - key.size());
}

Shown PortalClient::sign_in(const std::string& language) {
  return get(card_address(get("/" + language + "/primaweb/start")));
}
