// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "config.h"

namespace bus {

/// Whose session it is. Practice has names of its own on the bus, so it can never be taken for the real one (promise
/// 8).
enum class World { real, practice };

/// What primaweb-launcher owns on the session bus: also its application id.
[[nodiscard]] constexpr const char* launcher_name(World world) {
  return world == World::practice ? APP_ID ".Practice" : APP_ID;
}

/// What primaweb-session owns on the session bus.
[[nodiscard]] constexpr const char* session_name(World world) {
  return world == World::practice ? APP_ID ".Practice.Session" : APP_ID ".Session";
}

/// Where primaweb-session serves io.github.primaweb_launcher.Session1.
inline constexpr const char* session_path = "/session";

/// What SignIn answers with while primaweb-session is on its way out: ask again when its name is gone.
inline constexpr const char* leaving_error = APP_ID ".Error.Leaving";

/// How the two programs know each other among all that is on the bus. The launcher starts primaweb-session with its own
/// unique name there, "--launcher=:1.42", and with this descriptor open, a pipe: primaweb-session writes its unique
/// name into it, as a line, before it owns its other name, and again when it has become another program in the same
/// process. Nobody else can, and it means the same in a sandbox, where the bus knows all programs by one process.
inline constexpr int name_pipe = 3;

/// What primaweb-session answers to anyone but its launcher.
inline constexpr const char* stranger_error = "org.freedesktop.DBus.Error.AccessDenied";

} // namespace bus
