// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace session {

/// The desktop's leave to come to the front, which the user's click in a window of this program gives to a window of
/// another process. Empty where the desktop has none to give. On X11 the desktop shows that something starts, until a
/// window comes with it.
[[nodiscard]] std::string make_launch_token();

} // namespace session
