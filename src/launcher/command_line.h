// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace launcher {

/// What the user, the desktop or a test asks of the launcher.
struct CommandLine {
  std::optional<std::string> practice; ///< the practice directory, as an absolute path
  std::string session;                 ///< the session program
  bool start = false;                  ///< open the dialog
  bool status = false;                 ///< print the state
  bool json = false;                   ///< ... for programs
  bool quit = false;
  bool version = false;
  bool check_portal = false; ///< the session program does it, instead of this one
  bool live = false;         ///< ... and asks the portal's public addresses

  /// Only for a launcher that is there: makes none.
  [[nodiscard]] bool only_asks() const { return status || quit; }
};

/// Words that do not make a command line; the text says which, for the user.
struct Misused {
  std::string text;
};

/// `arguments` with the program's own name first, relative paths taken from `directory`. Prints the help and ends the
/// program when that is asked for.
[[nodiscard]] std::variant<CommandLine, Misused> parse_command_line(std::vector<std::string> arguments,
                                                                    const std::string& directory);

} // namespace launcher
