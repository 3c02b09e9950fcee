// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "bus/names.h"
#include "launcher/status.h"
#include "launcher/tray/menu_layout.h"

namespace launcher::tray {

/// The ids of the lines that can be chosen.
enum MenuChoice : int {
  start = 3,
  practice = 4,
  quit = 6,
  sign_out = 8,
  preferences = 9,
  help = 10,
  about = 11,
  check_up = 13,
};

[[nodiscard]] MenuItems menu_contents(const Status& status, SessionState session, bus::Mode mode);

} // namespace launcher::tray
