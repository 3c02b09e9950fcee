// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/practice_options.h"

#include <string>
#include <vector>

namespace simulator {

/// What the card and the portal do in a lesson.
struct LessonOptions {
  EidOptions card;
  PortalOptions portal;
};

/// Reads "--tries=1", "--no-profile" … as the command line has them: those that can change while practice runs.
/// Throws OptionsError.
[[nodiscard]] LessonOptions lesson_options(const std::vector<std::string>& words);

} // namespace simulator
