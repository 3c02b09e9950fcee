// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/card/eid_options.h"
#include "simulator/portal/portal_options.h"

#include <cstdint>
#include <optional>
#include <string>

namespace simulator {

/// What the command line asked for. Users have only a few of these to choose; the others are for the tool of the tests.
struct PracticeOptions {
  bool headless = false;
  std::string directory; ///< empty: a new one in the user's runtime directory
  bool starts_launcher = true;
  std::string launcher;           ///< path of primaweb-launcher
  bool has_reader_service = true; ///< false: the test brings a pcscd of its own
  bool has_pin_pad = false;       ///< the reader service's reader has keys
  std::optional<std::uint16_t> vpcd_port;
  bool only_tls_1_2 = false;
  bool only_tls_1_3 = false;
  std::string lesson;            ///< to begin with: a lesson's id or number; empty: the list of them
  bool plays = false;            ///< the lesson plays by itself, and that is all
  unsigned words_a_minute = 150; ///< as fast as it is read then
  std::string lesson_to_check;   ///< a file; empty: there is none to check
  EidOptions card;               ///< PIN, tries and validity of the eIDs; their holders and applets are set later
  PortalOptions portal;          ///< without the root of the cards, which is made later
};

/// Reads the command line of primaweb-practice. Prints the help and ends the program when that is asked for.
/// Throws OptionsError.
[[nodiscard]] PracticeOptions read_options(int argc, char** argv);

/// How primaweb-launcher is started where nothing else is said.
[[nodiscard]] std::string installed_launcher();

/// The help's word on standard input, which headless practice takes orders from.
[[nodiscard]] std::string headless_help();

} // namespace simulator
