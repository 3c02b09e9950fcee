// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "bus/side_window.h"

#include <gio/gio.h>

#include <string>
#include <vector>

namespace launcher {

/// How one of the windows that belong to no sign-in is asked for.
struct SideWindowWish {
  bus::SideWindow window = bus::SideWindow::help;
  bus::Coming coming = bus::Coming::by_user;
  std::string token{}; ///< see ActivationToken
};

/// Has the session program show the window, or bring it to the front. `session_program` with its options. Returns the
/// process, which ends with the last of these windows, or at once where another one shows them already; null when the
/// program cannot be started.
[[nodiscard]] base::ObjectPtr<GSubprocess> open_side_window(const std::vector<std::string>& session_program,
                                                            const SideWindowWish& wish);

} // namespace launcher
