// SPDX-License-Identifier: EUPL-1.2
#include "connect_proxy.h"

#include <poll.h>

#include <array>
#include <stdexcept>
#include <string_view>

namespace support {

namespace {

GSocket* socket_of(GSocketConnection* connection) {
  return g_socket_connection_get_socket(connection);
}

/// What comes before the empty line; nothing when the client goes before.
std::string read_head(GSocket* client) {
  std::string head;
  char sign = 0;
  while (head.find("\r\n\r\n") == std::string::npos) {
    if (g_socket_receive(client, &sign, 1, nullptr, nullptr) != 1)
      return {};
    head += sign;
  }
  return head;
}

bool send_all(GSocket* to, std::string_view text) {
  while (!text.empty()) {
    const auto sent = g_socket_send(to, text.data(), text.size(), nullptr, nullptr);
    if (sent <= 0)
      return false;
    text.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

/// Passes on what is there; false at the end.
bool pass_on(GSocket* from, GSocket* to) {
  std::array<char, 16384> piece{};
  const auto size = g_socket_receive(from, piece.data(), piece.size(), nullptr, nullptr);
  return size > 0 && send_all(to, {piece.data(), static_cast<std::size_t>(size)});
}

void tunnel(GSocket* client, GSocket* server) {
  std::array<pollfd, 2> ends{pollfd{g_socket_get_fd(client), POLLIN, 0}, pollfd{g_socket_get_fd(server), POLLIN, 0}};
  while (poll(ends.data(), ends.size(), -1) > 0) {
    if (ends[0].revents != 0 && !pass_on(client, server))
      return;
    if (ends[1].revents != 0 && !pass_on(server, client))
      return;
  }
}

} // namespace

ConnectProxy::ConnectProxy(unsigned leads_to) : m_leads_to{leads_to}, m_service{g_threaded_socket_service_new(-1)} {
  const std::unique_ptr<GSocketAddress, Unref> any{g_inet_socket_address_new_from_string("127.0.0.1", 0)};
  GSocketAddress* effective = nullptr;
  if (g_socket_listener_add_address(G_SOCKET_LISTENER(m_service.get()), any.get(), G_SOCKET_TYPE_STREAM,
                                    G_SOCKET_PROTOCOL_TCP, nullptr, &effective, nullptr) == FALSE)
    throw std::runtime_error{"the proxy cannot listen"};
  const std::unique_ptr<GSocketAddress, Unref> listening{effective};
  m_port = g_inet_socket_address_get_port(G_INET_SOCKET_ADDRESS(effective));
  g_signal_connect(m_service.get(), "run", G_CALLBACK(serve), this);
  g_socket_service_start(m_service.get());
}

ConnectProxy::~ConnectProxy() {
  g_socket_service_stop(m_service.get());
  g_socket_listener_close(G_SOCKET_LISTENER(m_service.get()));
  g_signal_handlers_disconnect_by_data(m_service.get(), this);
}

std::string ConnectProxy::address() const {
  return "http://127.0.0.1:" + std::to_string(m_port);
}

std::vector<std::string> ConnectProxy::asked() const {
  const std::lock_guard lock{m_mutex};
  return m_asked;
}

void ConnectProxy::refuse_with(const std::string& status) {
  const std::lock_guard lock{m_mutex};
  m_refusal = status;
}

std::string ConnectProxy::note(const std::string& target) {
  const std::lock_guard lock{m_mutex};
  m_asked.push_back(target);
  return m_refusal;
}

gboolean ConnectProxy::serve(GThreadedSocketService* /*service*/, GSocketConnection* client, GObject* /*source*/,
                             gpointer self) {
  auto& proxy = *static_cast<ConnectProxy*>(self);
  constexpr std::string_view verb = "CONNECT ";
  const std::string head = read_head(socket_of(client));
  if (!head.starts_with(verb))
    return TRUE;
  if (const auto refusal = proxy.note(head.substr(verb.size(), head.find(' ', verb.size()) - verb.size()));
      !refusal.empty()) {
    send_all(socket_of(client), "HTTP/1.1 " + refusal +
                                    "\r\nContent-Type: text/html\r\nContent-Length: 14\r\n"
                                    "Proxy-Authenticate: Basic realm=\"office\"\r\n\r\n<p>Refused</p>");
    return TRUE;
  }
  const std::unique_ptr<GSocketClient, Unref> connector{g_socket_client_new()};
  g_socket_client_set_enable_proxy(connector.get(), FALSE);
  const std::unique_ptr<GSocketConnection, Unref> server{g_socket_client_connect_to_host(
      connector.get(), "127.0.0.1", static_cast<guint16>(proxy.m_leads_to), nullptr, nullptr)};
  if (!server)
    return TRUE;
  if (send_all(socket_of(client), "HTTP/1.1 200 Connected\r\n\r\n"))
    tunnel(socket_of(client), socket_of(server.get()));
  return TRUE;
}

} // namespace support
