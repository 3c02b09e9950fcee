// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "checkup/addressee.h"
#include "signin/failure.h"
#include "tls/issuer_pins.h"

#include <gio/gio.h>

#include <optional>
#include <string>

namespace checkup {

/// What a server's certificate says of it, as a TLS connection to it finds out.
struct ServerTrust {
  bool is_verified = false;                 ///< by what is trusted, and by the authorities wanted
  std::optional<signin::Failure> failure{}; ///< why it is not; nothing while it has shown none
};

/// One TLS handshake with a card host, in which no certificate is shown, and nothing more. Thread: main loop; calls
/// nobody back: look at is_done().
class ServerProbe {
public:
  /// `roots`: those of practice, which is reached without a proxy; null for the system's own. `cancellable` ends it.
  ServerProbe(std::string host, GTlsDatabase* roots, tls::IssuerPins issuers, GCancellable* cancellable);
  ~ServerProbe();
  ServerProbe(const ServerProbe&) = delete;
  ServerProbe& operator=(const ServerProbe&) = delete;
  ServerProbe(ServerProbe&&) = delete;
  ServerProbe& operator=(ServerProbe&&) = delete;

  [[nodiscard]] bool is_done() const { return m_is_done; }

  [[nodiscard]] const std::string& host() const { return m_host; }

  /// Nothing when the server is there and trusted. One that is not done is not reached.
  [[nodiscard]] std::optional<signin::Failure> failure() const;

private:
  static void on_event(GSocketClient* client, GSocketClientEvent event, GSocketConnectable* connectable,
                       GIOStream* stream, gpointer self);
  static gboolean on_accept_certificate(GTlsConnection* connection, GTlsCertificate* server,
                                        GTlsCertificateFlags errors, gpointer self);
  static void on_verified(GTlsConnection* connection, GParamSpec* property, gpointer self);
  static void on_connected(GObject* client, GAsyncResult* result, gpointer envelope);

  std::string m_host;
  GTlsDatabase* m_roots;
  tls::IssuerPins m_issuers;
  base::ObjectPtr<GSocketClient> m_client;
  base::ObjectPtr<GTlsConnection> m_connection;
  ServerTrust m_trust;
  bool m_is_done = false;
  Addressee<ServerProbe> m_self{*this};
};

/// Returns whether nothing but the dates of a certificate is wrong.
[[nodiscard]] bool is_only_about_dates(GTlsCertificateFlags errors);

} // namespace checkup
