// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <functional>

namespace checkup {

/// Runs the default main context until `happened`, or until `bound` has passed; says whether it happened. For a process
/// that does nothing else: a check-up is one (session/check_up.h).
bool wait_until(const std::function<bool()>& happened, std::chrono::milliseconds bound);

} // namespace checkup
