// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace ui {

/// Returns whether each word of `search` stands somewhere in `line`, in any order and also within words, whatever its
/// case and accents. An empty search is in every line. Both are UTF-8.
[[nodiscard]] bool is_found_in(const std::string& search, const std::string& line);

} // namespace ui
