// SPDX-License-Identifier: EUPL-1.2
#include "session/side_actions.h"

#include "base/error_word.h"
#include "bus/side_window.h"
#include "installed_paths.h"
#include "session/launch_token.h"

#include <glibmm/spawn.h>

#include <filesystem>
#include <vector>

namespace session {

namespace {

/// This program, also where it is not installed.
std::string own_program() {
  std::error_code unknown;
  const auto path = std::filesystem::read_symlink("/proc/self/exe", unknown);
  return unknown ? std::string{installed::helper_programs} + "/primaweb-session" : path.string();
}

/// With the desktop's leave to come to the front, which the user's click gives.
void show(bus::SideWindow window, const std::optional<std::string>& practice_directory) {
  std::vector<std::string> words{own_program(), "--show", to_word(window), "--activation-token=" + make_launch_token()};
  if (practice_directory)
    words.insert(words.end(), {"--practice", *practice_directory});
  try {
    Glib::spawn_async("", words);
  } catch (const Glib::SpawnError& error) {
    g_warning("A window could not be opened: %s", base::error_word(error.gobj()).c_str());
  }
}

} // namespace

Glib::RefPtr<Gio::SimpleActionGroup> make_side_actions(const std::optional<std::string>& practice_directory) {
  auto actions = Gio::SimpleActionGroup::create();
  for (const auto window : bus::all_side_windows)
    actions->add_action(to_word(window), [window, practice_directory] { show(window, practice_directory); });
  return actions;
}

} // namespace session
