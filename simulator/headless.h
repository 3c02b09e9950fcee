// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/practice_options.h"

namespace simulator {

/// Practises without a window until standard input ends or says "quit", the launcher ends, or a signal comes.
///
/// Prints lines: "ready DIR"; then for each command of the card "card NAME SW" and for each request to the portal
/// "portal HOST METHOD PATH", "reader holds CARD", "reader empty", and "pad asks". Gives the program's exit status.
int run_headless(const PracticeOptions& options);

} // namespace simulator
