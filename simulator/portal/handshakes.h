// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"

#include <libsoup/soup.h>

#include <functional>
#include <map>

namespace simulator {

/// The TLS handshakes of a server, and its end. libsoup 3.6 closes a connection in the middle of its handshake without
/// waiting for that to end, and turns to the connection when it does: so each is kept until then.
class Handshakes {
public:
  /// Whether the certificate of a client is taken.
  using Accept = std::function<bool(GTlsCertificate*)>;

  /// `accept`: empty for a server that asks for no certificate.
  explicit Handshakes(SoupServer* server, Accept accept = {});
  /// Ends the server's connections as well: nothing may do that before.
  ~Handshakes();
  Handshakes(const Handshakes&) = delete;
  Handshakes& operator=(const Handshakes&) = delete;
  Handshakes(Handshakes&&) = delete;
  Handshakes& operator=(Handshakes&&) = delete;

private:
  using Kept = std::map<SoupServerMessage*, base::ObjectPtr<SoupServerMessage>>;

  static void started(SoupServer* server, SoupServerMessage* message, gpointer self);
  static void ended(SoupServerMessage* message, gpointer self);
  static gboolean accept_certificate(SoupServerMessage* message, GTlsCertificate* client, GTlsCertificateFlags faults,
                                     gpointer self);
  static void let_end(Kept kept);

  base::ObjectPtr<SoupServer> m_server;
  Accept m_accept;
  Kept m_kept; ///< by the first message of each connection
};

} // namespace simulator
