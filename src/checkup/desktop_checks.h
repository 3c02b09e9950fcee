// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "bus/names.h"
#include "checkup/line.h"

namespace checkup {

/// Checks whether the desktop's keyring answers about what is kept in this mode; it is asked for nothing that it would
/// ask the user's password for.
[[nodiscard]] Line check_keyring(bus::Mode mode);

/// Checks whether the launcher runs in the tray.
[[nodiscard]] Line check_launcher(bus::Mode mode);

/// Checks whether the desktop shows tray icons.
[[nodiscard]] Line check_tray();

/// Returns whether a sign-in may have the card now, or has had it: then nobody else touches any. Also where the session
/// program is there and does not answer in time.
[[nodiscard]] bool is_card_in_use(bus::Mode mode);

} // namespace checkup
