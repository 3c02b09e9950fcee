// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/portal/exchange.h"
#include "simulator/portal/portal_options.h"
#include "simulator/portal/sessions.h"

#include <string>

namespace simulator {

/// The names under which the hosts answer. Names under .localhost are this computer's own, everywhere.
inline constexpr const char* portal_host_name = "portal.primaweb.localhost";
inline constexpr const char* idp_host_name = "idp.primaweb.localhost";
inline constexpr const char* card_host_name = "certif.primaweb.localhost";
/// In some shapes PrimaWeb has a host of its own.
inline constexpr const char* application_host_name = "application.primaweb.localhost";

/// The domain that the hosts share, and the cookie that carries the card host's proof to the identity provider.
inline constexpr const char* cookie_domain = "primaweb.localhost";
inline constexpr const char* proof_cookie = "practicePR";

/// Where the hosts find each other: "https://name:port".
struct Origins {
  std::string portal;
  std::string idp;
  std::string card;
  std::string application;
};

/// The portal's own host: audience, institution, services, entity, start, role, PrimaWeb, log-out.
[[nodiscard]] WebAnswer answer_as_portal(const WebRequest& request, Sessions& sessions, const Origins& origins,
                                         const PortalOptions& options);

/// The identity provider: the chooser of a method, and the way back to the portal.
[[nodiscard]] WebAnswer answer_as_idp(const WebRequest& request, Sessions& sessions, const Origins& origins,
                                      const PortalOptions& options);

/// The host that wants the card's certificate, and has seen it when this is called.
[[nodiscard]] WebAnswer answer_as_card_host(const WebRequest& request, Sessions& sessions, const Origins& origins,
                                            const PortalOptions& options);

} // namespace simulator
