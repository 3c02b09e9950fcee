// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"

#include <string>
#include <vector>

namespace tls {

/// The only servers that the card may answer (promise 2).
class CardHosts {
public:
  /// "host" (port 443) or "host:port" each, as in the portal description.
  explicit CardHosts(const std::vector<std::string>& hosts);

  /// https, and exactly one of the hosts with exactly its port. Upper and lower case are the same.
  [[nodiscard]] bool lists(GUri* address) const;

private:
  std::vector<std::string> m_hosts; // "host:port", lower case
};

} // namespace tls
