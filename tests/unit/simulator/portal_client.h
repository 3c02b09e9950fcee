// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "client_certificate.h"
#include "simulator/portal/portal.h"

#include <libsoup/soup.h>

#include <string>
#include <vector>

/// What a test's browser got: the page at the end of all redirects.
struct Shown {
  bool arrived = false; ///< false: no connection, or TLS refused
  unsigned status = 0;
  std::string address;
  std::string body;

  [[nodiscard]] bool has(const std::string& words) const { return body.find(words) != std::string::npos; }
};

/// A browser without scripts and windows: one cookie jar, and perhaps a client certificate. It trusts the portal's
/// root.
class PortalClient {
public:
  PortalClient(const simulator::Portal& portal, GTlsCertificate* card);
  ~PortalClient();
  PortalClient(const PortalClient&) = delete;
  PortalClient& operator=(const PortalClient&) = delete;
  PortalClient(PortalClient&&) = delete;
  PortalClient& operator=(PortalClient&&) = delete;

  /// `address` may be a path of the portal's host. `cookie`: a cookie to send besides the jar's.
  Shown get(const std::string& address, const std::string& cookie = {});
  Shown post(const std::string& address, const std::string& form);

  /// From the PrimaWeb page's link over the identity provider and the card host to the page after the sign-in.
  Shown sign_in(const std::string& language = "nl");

  /// All Set-Cookie lines seen.
  [[nodiscard]] const std::vector<std::string>& set_cookies() const { return m_set_cookies; }

  /// The addresses: of the portal's host, and what the chooser's script would go to for eID.
  [[nodiscard]] std::string portal_address(const std::string& path) const;
  std::string card_address(const Shown& chooser);

  [[nodiscard]] GTlsProtocolVersion tls_version() const { return m_tls_version; }

private:
  Shown send(SoupMessage* message);

  unsigned m_portal_port;
  GTlsCertificate* m_card;
  std::string m_root_path; ///< read again for every connection, so it stays as long as this object
  base::ObjectPtr<SoupSession> m_session;
  std::vector<std::string> m_set_cookies;
  GTlsProtocolVersion m_tls_version = G_TLS_PROTOCOL_VERSION_UNKNOWN;
};
