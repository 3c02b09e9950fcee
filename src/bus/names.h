// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "config.h"

namespace bus {

/// Whose session it is. Practice has names of its own on the bus, so it can never be taken for the real one (promise
/// 8).
enum class Mode { real, practice };

/// What primaweb-launcher owns on the session bus: also its application id.
[[nodiscard]] constexpr const char* launcher_name(Mode mode) {
  return mode == Mode::practice ? APP_ID ".Practice" : APP_ID;
}

/// What primaweb-session owns on the session bus.
[[nodiscard]] constexpr const char* session_name(Mode mode) {
  return mode == Mode::practice ? APP_ID ".Practice.Session" : APP_ID ".Session";
}

/// What the process that shows the windows of bus::SideWindow owns on the session bus: also its application id.
[[nodiscard]] constexpr const char* side_name(Mode mode) {
  return mode == Mode::practice ? APP_ID ".Practice.Windows" : APP_ID ".Windows";
}

/// What that process owns as well while it shows the first steps.
[[nodiscard]] constexpr const char* first_steps_name(Mode mode) {
  return mode == Mode::practice ? APP_ID ".Practice.FirstSteps" : APP_ID ".FirstSteps";
}

/// And what while their page with the card is before the user: a card that is put in meanwhile is theirs.
[[nodiscard]] constexpr const char* first_steps_card_name(Mode mode) {
  return mode == Mode::practice ? APP_ID ".Practice.FirstSteps.Card" : APP_ID ".FirstSteps.Card";
}

/// The object of the launcher's application on the bus: org.freedesktop.Application, and org.gtk.Actions.
[[nodiscard]] constexpr const char* launcher_path(Mode mode) {
  return mode == Mode::practice ? APP_PATH "/Practice" : APP_PATH;
}

/// The launcher's actions that the menu of the tray icon has, too, for who has no tray, and for the desktop entry.
/// Signing out and quitting ask the user where something would be lost.
inline constexpr const char* start_action = "start";
inline constexpr const char* sign_out_action = "sign-out";
inline constexpr const char* practice_action = "practice";
inline constexpr const char* quit_action = "quit";

/// The launcher's action that does nothing; its state, of type status_type, tells how the launcher stands: a sentence
/// for the user, with nothing personal; whether someone is signed in; whether a tray shows the launcher's icon.
inline constexpr const char* status_action = "status";
inline constexpr const char* status_type = "(sbb)";

/// The launcher's action (org.freedesktop.Application) for when the user changed in the preferences what is remembered
/// of a card: it forgets what it holds of cards besides the keyring.
inline constexpr const char* forget_notes_action = "forget-notes";

/// The same for when they changed a setting: it looks again whether to start at log-in.
inline constexpr const char* look_again_action = "look-again";

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
