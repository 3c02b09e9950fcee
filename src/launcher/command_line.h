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
  bool at_login = false;               ///< started by the desktop at log-in, not by the user
  bool status = false;                 ///< print the state
  bool json = false;                   ///< ... for programs
  bool quit = false;
  bool version = false;
  std::string log;              ///< the file to log to, as an absolute path; empty: none
  std::string activation_token; ///< see ActivationToken: of the process that the line is of

  // The session program does these, instead of this one.
  bool check_up = false; ///< with `json`: for programs
  std::string show;      ///< a word of bus::SideWindow; empty: not asked
  bool check_portal = false;
  bool live = false; ///< with check_portal: ask the portal's public addresses
  bool learned = false;
  bool forget_learned = false;
  std::string forget_page;    ///< the address of a learned page; empty: not asked
  std::string export_learned; ///< the file, as an absolute path; empty: not asked
  std::string portal_report;  ///< the same, or "-" to print it only

  [[nodiscard]] bool is_for_session_program() const {
    return check_up || !show.empty() || check_portal || learned || forget_learned || !forget_page.empty() ||
           !export_learned.empty() || !portal_report.empty();
  }

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
