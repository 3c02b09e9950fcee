// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/fault.h"
#include "signin/failure.h"

namespace signin {

/// The failure that a user meets when a card exchange went wrong for good.
[[nodiscard]] Failure failure_of(card::Fault fault);

} // namespace signin
