// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "checkup/line.h"
#include "portal/description.h"

#include <vector>

namespace checkup {

/// Which files of the portal's description are in force, and what is wrong in them.
[[nodiscard]] Line check_description(const portal::LayeredDescription& layered,
                                     const std::vector<portal::LayerFile>& files);

} // namespace checkup
