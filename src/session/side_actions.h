// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <giomm/simpleactiongroup.h>

#include <optional>
#include <string>

namespace session {

/// The actions "side.…" of this program's windows: each shows one of the windows that belong to no sign-in
/// (bus::SideWindow), in a process of its own. `practice_directory`: nothing for the real portal.
[[nodiscard]] Glib::RefPtr<Gio::SimpleActionGroup>
make_side_actions(const std::optional<std::string>& practice_directory);

} // namespace session
