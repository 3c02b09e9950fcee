// SPDX-License-Identifier: EUPL-1.2
#include "checkup/server_probe.h"

#include "base/error_word.h"

#include <utility>

namespace checkup {

bool is_only_about_dates(GTlsCertificateFlags errors) {
  constexpr unsigned dates = G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_NOT_ACTIVATED;
  return errors != 0 && (static_cast<unsigned>(errors) & ~dates) == 0;
}

ServerProbe::ServerProbe(std::string host, GTlsDatabase* roots, tls::IssuerPins issuers, GCancellable* cancellable)
    : m_host{std::move(host)}, m_roots{roots}, m_issuers{std::move(issuers)}, m_client{g_socket_client_new()} {
  constexpr guint16 https = 443;
  g_socket_client_set_tls(m_client.get(), TRUE);
  g_socket_client_set_enable_proxy(m_client.get(), roots == nullptr ? TRUE : FALSE);
  g_signal_connect(m_client.get(), "event", G_CALLBACK(on_event), this);
  g_socket_client_connect_to_uri_async(m_client.get(), ("https://" + m_host).c_str(), https, cancellable, on_connected,
                                       m_self.envelope());
}

ServerProbe::~ServerProbe() {
  g_signal_handlers_disconnect_by_data(m_client.get(), this);
  if (m_connection)
    g_signal_handlers_disconnect_by_data(m_connection.get(), this);
}

/// A proxy that is itself spoken to by TLS makes such an event, too: of several connections the last is the server's.
void ServerProbe::on_event(GSocketClient* /*client*/, GSocketClientEvent event, GSocketConnectable* /*connectable*/,
                           GIOStream* stream, gpointer self) {
  if (event != G_SOCKET_CLIENT_TLS_HANDSHAKING)
    return;
  auto* probe = static_cast<ServerProbe*>(self);
  auto* connection = G_TLS_CONNECTION(stream);
  if (probe->m_connection)
    g_signal_handlers_disconnect_by_data(probe->m_connection.get(), probe);
  probe->m_connection = base::another_owner(connection);
  probe->m_trust = {};
  if (probe->m_roots != nullptr)
    g_tls_connection_set_database(connection, probe->m_roots);
  g_signal_connect(connection, "accept-certificate", G_CALLBACK(on_accept_certificate), probe);
  g_signal_connect(connection, "notify::peer-certificate", G_CALLBACK(on_verified), probe);
}

/// GIO asks this only about a server's certificate with errors.
gboolean ServerProbe::on_accept_certificate(GTlsConnection* /*connection*/, GTlsCertificate* /*server*/,
                                            GTlsCertificateFlags errors, gpointer self) {
  static_cast<ServerProbe*>(self)->m_trust.failure =
      is_only_about_dates(errors) ? signin::Failure::server_date_wrong : signin::Failure::card_host_untrusted;
  return FALSE;
}

void ServerProbe::on_verified(GTlsConnection* connection, GParamSpec* /*property*/, gpointer self) {
  auto& probe = *static_cast<ServerProbe*>(self);
  const base::ObjectPtr<GTlsCertificate> server{base::another_owner(g_tls_connection_get_peer_certificate(connection))};
  if (!server || g_tls_connection_get_peer_certificate_errors(connection) != G_TLS_CERTIFICATE_NO_FLAGS)
    return;
  if (probe.m_issuers.is_empty() || probe.m_issuers.issued(server.get(), g_tls_connection_get_database(connection)))
    probe.m_trust.is_verified = true;
  else
    probe.m_trust.failure = signin::Failure::card_host_issuer_unexpected;
}

/// That a server ends the handshake for want of a client's certificate is how most card hosts take it.
void ServerProbe::on_connected(GObject* client, GAsyncResult* result, gpointer envelope) {
  GError* error = nullptr;
  const base::ObjectPtr<GSocketConnection> connection{
      g_socket_client_connect_to_uri_finish(G_SOCKET_CLIENT(client), result, &error)};
  if (const base::ErrorPtr failure{error})
    g_debug("A card host ended the connection: %s", base::error_word(failure.get()).c_str());
  if (auto* self = Addressee<ServerProbe>::open(envelope))
    self->m_is_done = true;
}

std::optional<signin::Failure> ServerProbe::failure() const {
  if (m_trust.failure)
    return m_trust.failure;
  return m_trust.is_verified ? std::nullopt : std::optional{signin::Failure::card_host_unreachable};
}

} // namespace checkup
