// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <ostream>
#include <string>

namespace session {

/// `--check-portal`: prints what is in force of the portal's description and from which file; `live`: and which of its
/// public addresses answer. Gives the exit status: 0 when every file is right and every address asked for is fine.
///
/// Needs no display. It is this program's work, and not the launcher's, since this one links libsoup already.
[[nodiscard]] int check_portal(const std::optional<std::string>& practice_directory, bool live, std::ostream& out);

} // namespace session
