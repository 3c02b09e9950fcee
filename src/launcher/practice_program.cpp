// SPDX-License-Identifier: EUPL-1.2
#include "launcher/practice_program.h"

#include "base/glib_pointers.h"

#include <gio/gio.h>

namespace launcher {

bool open_practice(const std::string& program, const std::string& activation_token) {
  const base::ObjectPtr<GSubprocessLauncher> starter{g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_NONE)};
  // In the environment and by both names, as desktops do it: GTK hands it to the practice that runs, 4.8 by the first.
  if (!activation_token.empty())
    for (const char* name : {"DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN"})
      g_subprocess_launcher_setenv(starter.get(), name, activation_token.c_str(), TRUE);
  const base::ObjectPtr<GSubprocess> process{
      g_subprocess_launcher_spawn(starter.get(), nullptr, program.c_str(), nullptr)};
  return process != nullptr;
}

} // namespace launcher
