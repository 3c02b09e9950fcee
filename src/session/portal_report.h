// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <istream>
#include <optional>
#include <ostream>
#include <string>

namespace session {

/// What was met on the last walk through the portal (portal::Walk), for the project to describe it by; with the version
/// and the language. Nothing when no walk is kept, which holds always where learning is switched off: then a walk that
/// was kept before is removed.
[[nodiscard]] std::optional<std::string> portal_report(const std::optional<std::string>& practice_directory);

/// Where the walk is kept, in the user's state; that of practice in its own directory.
[[nodiscard]] std::string walk_file(const std::optional<std::string>& practice_directory);
/// Returns whether none is there now.
bool forget_walk(const std::optional<std::string>& practice_directory);

/// Writes the report for its user alone: who gets it is theirs to say.
[[nodiscard]] bool save_report(const std::string& report, const std::string& path);

/// `--portal-report FILE`: prints the report, and writes it to `file` if the user then agrees; "-": prints it only.
/// Gives the exit status: 0 when it was printed or written.
[[nodiscard]] int tell_portal_report(const std::optional<std::string>& practice_directory, const std::string& file,
                                     std::istream& in, std::ostream& out, std::ostream& errors);

} // namespace session
