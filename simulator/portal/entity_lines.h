// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/portal/portal_options.h"

#include <string>
#include <vector>

namespace simulator {

/// One line of the list of entities: where a user is known, and in what quality.
struct EntityLine {
  std::string entity;
  std::string capacity;
};

/// The list as the options want it, in one language. Line 1 is the first.
[[nodiscard]] std::vector<EntityLine> entity_lines(const PortalOptions& options, const std::string& language);

} // namespace simulator
