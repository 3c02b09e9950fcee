// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace launcher {

/// Returns whether the user wants an inserted card to open the dialog (the settings' `open-on-card`). Yes, where the
/// settings' schema is not installed. Looked up when it is asked, so that an idle launcher holds no settings.
[[nodiscard]] bool may_open_on_card();

/// Returns whether the user wants to be asked about a card that is not known yet (`ask-about-cards`). Otherwise as
/// above.
[[nodiscard]] bool may_ask_about_cards();

/// Returns whether the user wants the launcher to wait in the tray from log-in on (`start-at-login`). Otherwise as
/// above.
[[nodiscard]] bool starts_at_login();

/// The desktop does not let it: the settings say so from now on.
void keep_from_starting_at_login();

/// Returns whether the home window comes where no tray shows the icon (`home-without-tray`). Otherwise as above.
[[nodiscard]] bool shows_home_without_tray();

/// Returns whether the first steps are still to be shown to this user, once: never where that cannot be written down
/// (`first-steps-shown`): the schema is not installed, or the site has locked it.
[[nodiscard]] bool first_steps_are_due();

/// They are not, from now on.
void note_first_steps();

/// Returns whether somebody signed in here before, as far as files tell, of which there are some even where no keyring
/// is.
[[nodiscard]] bool was_used_before();

} // namespace launcher
