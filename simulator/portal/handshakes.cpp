// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/handshakes.h"

#include <utility>

namespace simulator {

Handshakes::Handshakes(SoupServer* server, Accept accept)
    : m_server{SOUP_SERVER(g_object_ref(server))}, m_accept{std::move(accept)} {
  g_signal_connect(server, "request-started", G_CALLBACK(started), this);
}

Handshakes::~Handshakes() {
  g_signal_handlers_disconnect_by_data(m_server.get(), this);
  for (const auto& [message, kept] : m_kept)
    g_signal_handlers_disconnect_by_data(message, this);
  soup_server_disconnect(m_server.get());
  let_end(std::move(m_kept));
}

/// Comes before the TLS handshake of a connection.
void Handshakes::started(SoupServer* /*server*/, SoupServerMessage* message, gpointer self) {
  auto& handshakes = *static_cast<Handshakes*>(self);
  if (handshakes.m_accept)
    g_signal_connect(message, "accept-certificate", G_CALLBACK(accept_certificate), self);
  for (const char* end_of_handshake : {"connected", "got-headers", "disconnected"})
    g_signal_connect(message, end_of_handshake, G_CALLBACK(ended), self);
  handshakes.m_kept.try_emplace(message, SOUP_SERVER_MESSAGE(g_object_ref(message)));
}

void Handshakes::ended(SoupServerMessage* message, gpointer self) {
  static_cast<Handshakes*>(self)->m_kept.erase(message);
}

gboolean Handshakes::accept_certificate(SoupServerMessage* /*message*/, GTlsCertificate* client,
                                        GTlsCertificateFlags /*faults*/, gpointer self) {
  return static_cast<Handshakes*>(self)->m_accept(client) ? TRUE : FALSE;
}

/// A message keeps its connection, until long after.
void Handshakes::let_end(Kept kept) {
  if (kept.empty())
    return;
  constexpr guint long_after_s = 10;
  g_timeout_add_seconds_full(
      G_PRIORITY_LOW, long_after_s, [](gpointer) -> gboolean { return G_SOURCE_REMOVE; }, new Kept{std::move(kept)},
      [](gpointer data) { delete static_cast<Kept*>(data); });
}

} // namespace simulator
