// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/practice_options.h"

namespace simulator {

/// Practises with a window until it is closed, the launcher ends, or a signal comes. Gives the program's exit status.
/// Where the user practises already, brings that window to the front, and is done.
///
/// Throws std::runtime_error when the launcher or a part of the practice cannot be started.
int run_windowed(const PracticeOptions& options);

} // namespace simulator
