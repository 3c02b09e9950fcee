// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/view.h"

namespace session {

/// The word for Session1's State property that fits what the user sees.
[[nodiscard]] const char* state_of(const signin::View& view);

inline constexpr const char* idle_state = "idle";

} // namespace session
