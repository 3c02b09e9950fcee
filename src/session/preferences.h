// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace session {

/// The service of the portal that the settings name; the default one where their schema is not installed.
[[nodiscard]] std::string wanted_service();

} // namespace session
