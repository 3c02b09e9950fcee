// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "checkup/line.h"

#include <string>
#include <vector>

namespace checkup {

/// A library and the version of it that is loaded.
struct Library {
  std::string name;
  std::string version;
};

[[nodiscard]] Line check_program();
[[nodiscard]] Line check_libraries(const std::vector<Library>& libraries);
/// The operating system, the desktop, and whether a sandbox is around this program.
[[nodiscard]] Line check_system();
/// `portal_language`: "nl", "fr" or "de"; empty for a user of none of them.
[[nodiscard]] Line check_locale(const std::string& portal_language);

} // namespace checkup
