// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/practice_options.h"

namespace simulator {

/// How options are read from a command line; see read_options().
using OptionsReader = PracticeOptions (*)(int argc, char** argv);

/// All that main() does. Returns the program's exit status: 0, 1 where practice could not begin or went wrong, 2 where
/// the options are not understood; what stands in the way is printed.
[[nodiscard]] int practise(int argc, char** argv, OptionsReader read);

} // namespace simulator
