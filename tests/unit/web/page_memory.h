// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>

/// In the memory of how many of this program's page processes, of those that show something and of those that do not, a
/// text stands.
[[nodiscard]] std::size_t page_processes_with(const std::string& text);
