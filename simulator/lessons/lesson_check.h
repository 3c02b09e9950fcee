// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace simulator {

/// Checks a lesson's file for its author: prints what is wrong, with file and line, and which texts are not translated.
/// Gives the program's exit status: 0 when the lesson can be played.
[[nodiscard]] int check_lesson(const std::string& path);

} // namespace simulator
