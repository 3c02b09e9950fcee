// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/practice_options.h"

namespace simulator {

/// Reads the command line of primaweb-simulator, the practice of the tests: where its parts are, and what goes
/// otherwise than it should with the card, the portal and the way to it. Not translated, and never installed.
///
/// Prints the help and ends the program when that is asked for. Throws OptionsError.
[[nodiscard]] PracticeOptions read_tool_options(int argc, char** argv);

} // namespace simulator
