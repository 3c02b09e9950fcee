// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"
#include "portal/key_file.h"

#include <string>
#include <vector>

namespace portal {

/// Reads one [page …] group and checks it. `hosts`: those that its addresses may be of. Throws Fault.
[[nodiscard]] PageRule read_page_rule(const KeyFile& file, const std::string& group,
                                      const std::vector<std::string>& hosts);

} // namespace portal
