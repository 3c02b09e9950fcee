// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace ui {

/// The address of a file of data/ that is compiled into the program, e.g. "style/primaweb.css".
[[nodiscard]] std::string resource_path(const std::string& file);

} // namespace ui
