// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"
#include "portal/worked_rules.h"

#include <optional>
#include <string>
#include <vector>

namespace portal {

/// What is in force and from which layer and file, as lines for a site manager: the files, what is wrong with them, the
/// hosts, the addresses, and the pages in the order in which they are tried, with the day on which each `worked` here.
/// In the user's language; what is wrong in a file in English, as the words in it are.
[[nodiscard]] std::string report(const LayeredDescription& layered, const std::vector<LayerFile>& files,
                                 const std::optional<WorkedRules>& worked = {});

} // namespace portal
