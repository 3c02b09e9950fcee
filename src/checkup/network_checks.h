// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "checkup/line.h"
#include "portal/description.h"
#include "tls/trust.h"

#include <chrono>
#include <string>
#include <vector>

namespace checkup {

/// What is asked over the network, and of whom.
struct Servers {
  std::string start{};                   ///< the portal's start address in the user's language
  std::vector<std::string> card_hosts{}; ///< "host" or "host:port"
  tls::Trust trust{};                    ///< with the authorities wanted for a card host's certificate
  std::chrono::milliseconds bound = std::chrono::seconds{15};
};

/// Looks at the proxy, the portal, the card hosts and the clock, all at once and within the bound.
///
/// The portal is asked once for its start page, without cookies and without following a redirect. With each card host a
/// TLS handshake is made, in which no certificate is shown, and nothing is asked of it (promise 2).
[[nodiscard]] std::vector<Line> check_network(const Servers& servers);

} // namespace checkup
