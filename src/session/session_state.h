// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/view.h"

#include <string>

namespace session {

/// The word for Session1's State property that fits what the user sees.
[[nodiscard]] const char* state_of(const signin::View& view);

/// For its Failure property: the code of what the user is told of; empty without trouble.
[[nodiscard]] std::string failure_code_of(const signin::View& view);

inline constexpr const char* idle_state = "idle";

} // namespace session
