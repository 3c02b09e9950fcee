// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/answer_meter.h"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <utility>

namespace simulator {

namespace {

std::chrono::microseconds now() {
  return std::chrono::microseconds{g_get_monotonic_time()};
}

unsigned port_of(GSocketAddress* address) {
  return G_IS_INET_SOCKET_ADDRESS(address) ? g_inet_socket_address_get_port(G_INET_SOCKET_ADDRESS(address)) : 0;
}

/// What the kernel counted of a connection; zeros where it does not tell.
tcp_info counts_of(GSocket* socket) {
  tcp_info counts{};
  socklen_t size = sizeof(counts);
  getsockopt(g_socket_get_fd(socket), IPPROTO_TCP, TCP_INFO, &counts, &size);
  return counts;
}

} // namespace

AnswerMeter::AnswerMeter(SoupServer* server, AnswerObserver observer)
    : m_server{server}, m_observer{std::move(observer)} {
  g_signal_connect(server, "request-read", G_CALLBACK(request_read), this);
  g_signal_connect(server, "request-finished", G_CALLBACK(request_finished), this);
  g_signal_connect(server, "request-aborted", G_CALLBACK(request_aborted), this);
}

AnswerMeter::~AnswerMeter() {
  g_signal_handlers_disconnect_by_data(m_server, this);
}

void AnswerMeter::request_read(SoupServer* /*server*/, SoupServerMessage* message, gpointer self) {
  static_cast<AnswerMeter*>(self)->m_began[message] = now();
}

void AnswerMeter::request_finished(SoupServer* /*server*/, SoupServerMessage* message, gpointer self) {
  auto& meter = *static_cast<AnswerMeter*>(self);
  const auto began = meter.m_began.extract(message);
  GSocket* socket = soup_server_message_get_socket(message);
  if (began.empty() || socket == nullptr)
    return;
  GUri* address = soup_server_message_get_uri(message);
  const tcp_info counts = counts_of(socket);
  meter.m_observer({.method = soup_server_message_get_method(message),
                    .host = g_uri_get_host(address),
                    .path = g_uri_get_path(address),
                    .status = soup_server_message_get_status(message),
                    .began = began.mapped(),
                    .took = now() - began.mapped(),
                    .connection = port_of(soup_server_message_get_remote_address(message)),
                    .received = counts.tcpi_bytes_received,
                    .sent = counts.tcpi_bytes_sent});
}

void AnswerMeter::request_aborted(SoupServer* /*server*/, SoupServerMessage* message, gpointer self) {
  static_cast<AnswerMeter*>(self)->m_began.erase(message);
}

} // namespace simulator
