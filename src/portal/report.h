// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"

#include <string>
#include <vector>

namespace portal {

/// What is in force and from which layer and file, as lines for a site manager: the files, what is wrong with them, the
/// hosts, the addresses, and the pages in the order in which they are tried. In English, as the description's own words
/// are.
[[nodiscard]] std::string report(const LayeredDescription& layered, const std::vector<LayerFile>& files);

} // namespace portal
