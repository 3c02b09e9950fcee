// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace launcher {

/// Starts primaweb-practice, or has the one that runs come to the front, with the desktop's leave for that (see
/// ActivationToken; empty: none). Returns false when there is no such program.
[[nodiscard]] bool open_practice(const std::string& program, const std::string& activation_token);

} // namespace launcher
