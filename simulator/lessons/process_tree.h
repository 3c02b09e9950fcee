// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <sys/types.h>

namespace simulator {

/// Returns whether `ancestor` started `process`, or started who started it. Not of itself, and not of one that is gone.
/// Thread: any.
[[nodiscard]] bool descends_from(pid_t process, pid_t ancestor);

} // namespace simulator
