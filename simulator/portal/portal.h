// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/portal/hosts.h"
#include "simulator/portal/portal_options.h"
#include "simulator/portal/server_certificate.h"
#include "simulator/portal/sessions.h"
#include "simulator/portal/web_server.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace simulator {

/// Told of each request: "HOST METHOD PATH", HOST being portal, idp, certif or application; never a query, which is
/// secret. In a shape also of what was pressed: "pressed WHAT", and "wrong" where that does not lead on. With
/// PortalOptions::measures also of each answer, once it is written: "answered HOST METHOD PATH STATUS" and
/// MeasuredAnswer's numbers by name, times in microseconds.
using RequestObserver = std::function<void(const std::string&)>;

/// The practice portal: hosts on this computer, from the constructor to the destructor. Thread: main loop.
class Portal {
public:
  /// Throws std::runtime_error when it cannot listen.
  Portal(PortalOptions options, RequestObserver observer);

  /// The ports: of the portal and the identity provider; and of the host that wants the card.
  [[nodiscard]] unsigned portal_port() const { return m_portal_port; }

  [[nodiscard]] unsigned card_port() const { return m_card_port; }

  /// PEM: the one root a practising launcher trusts, and the certificate under it.
  [[nodiscard]] const std::string& root_pem() const { return m_certificate.root; }

  [[nodiscard]] const std::string& server_pem() const { return m_certificate.certificate; }

  /// The portal description (data/portal/practice.ini.in) with this portal's ports in it.
  [[nodiscard]] std::string description() const;

  /// Behaves so from now on; whose cards may sign in stays. Where it listens, whom it trusts, its shape and how long an
  /// answer takes stay as well, whatever these options say of it.
  void change(PortalOptions options);

private:
  [[nodiscard]] std::optional<WebAnswer> faulty_answer(const WebRequest& request);
  WebAnswer answer_page(const WebRequest& request);
  WebAnswer answer_card(const WebRequest& request);

  PortalOptions m_options;
  RequestObserver m_observer;
  ServerCertificate m_certificate;
  Sessions m_sessions;
  Origins m_origins;
  unsigned m_portal_port = 0;
  unsigned m_card_port = 0;
  unsigned m_requests = 0;
  std::unique_ptr<WebServer> m_pages;
  std::unique_ptr<WebServer> m_card_host;
};

} // namespace simulator
