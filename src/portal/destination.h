// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace portal {

/// Where a user works: the words of the portal, as shown (doc/glossary.md). Institutions and roles, no person.
struct Destination {
  std::string entity;
  std::string capacity;
  std::string role; ///< empty for who has one role only

  [[nodiscard]] bool empty() const { return entity.empty() && capacity.empty() && role.empty(); }

  friend bool operator==(const Destination&, const Destination&) = default;
};

} // namespace portal
