// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"
#include "signin/failure.h"

#include <string>

namespace session {

/// What to open in the desktop's browser for a failure: the portal where that may come further than this program, and
/// the authorities' page about a new PIN where it is blocked. Empty: nothing. `language`: see portal_language().
[[nodiscard]] std::string page_for(signin::Failure failure, const portal::Description& description,
                                   const std::string& language);

} // namespace session
