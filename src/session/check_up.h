// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <ostream>
#include <string>

namespace session {

enum class CheckUpForm {
  text, ///< for a person
  json, ///< for programs
  wire, ///< for another process of this program: see checkup::from_wire
};

/// `--check-up`: looks at everything that a sign-in needs and prints what it found. Gives the exit status: 0 when
/// nothing is broken.
///
/// For a process that does nothing else, since it waits, each time within a bound. Needs no display. The window has it
/// done by another process: what is stuck there keeps no sign-in.
[[nodiscard]] int check_up(const std::optional<std::string>& practice_directory, CheckUpForm form, std::ostream& out);

} // namespace session
