// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "checkup/computer_checks.h"

#include <vector>

namespace session {

/// Those that this program is loaded with, as they are now and not as it was built; of PCSC-Lite, as it was built.
[[nodiscard]] std::vector<checkup::Library> library_versions();

} // namespace session
