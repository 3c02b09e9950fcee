// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/failure.h"

#include <array>
#include <optional>
#include <string>

namespace checkup {

/// What is looked at, in the order of the report.
enum class Check {
  program,
  libraries,
  system,
  locale,
  service,
  readers,
  card,
  keyring,
  launcher,
  tray,
  description,
  tls,
  pages,
  proxy,
  portal,
  card_host,
  clock,
};

inline constexpr std::array all_checks{
    Check::program, Check::libraries, Check::system,   Check::locale,    Check::service,     Check::readers,
    Check::card,    Check::keyring,   Check::launcher, Check::tray,      Check::description, Check::tls,
    Check::pages,   Check::proxy,     Check::portal,   Check::card_host, Check::clock,
};

enum class State {
  good,
  look,   ///< it works, or was not to be found out; somebody may want to know
  broken, ///< no sign-in comes past this
};

/// What came of one check. A report leaves the computer, so `detail` never holds what tells who its user or a card's
/// holder is: such values are card::Private and do not print; paths and addresses come in by checkup/shown.h.
struct Line {
  Check check = Check::program;
  State state = State::good;
  std::string detail{};                     ///< for the user and the helpdesk, in the user's language
  std::optional<signin::Failure> failure{}; ///< that a sign-in would meet, or has met, for this
};

} // namespace checkup
