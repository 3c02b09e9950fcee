// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "session/idle_clock.h"
#include "web/drawing.h"

#include <giomm/settings.h>

#include <string>

namespace session {

/// The user's settings; null where their schema is not installed.
[[nodiscard]] Glib::RefPtr<Gio::Settings> find_settings();

/// The service of the portal that the settings name; the default one where their schema is not installed.
[[nodiscard]] std::string wanted_service();

/// As is `usual` on this computer; by the processor where the settings turn hardware acceleration off.
[[nodiscard]] web::Drawing wanted_drawing(const Glib::RefPtr<Gio::Settings>& settings, web::Drawing usual);

/// "nl", where the user wants the portal in that language (the settings' `portal-language`); empty: in the computer's.
[[nodiscard]] std::string wanted_language(const Glib::RefPtr<Gio::Settings>& settings);

/// Returns whether the entity and role chosen last are remembered for a card (the settings' `remember-destination`).
[[nodiscard]] bool may_remember_destination();

/// Returns whether pages that the user went on from by hand may be remembered (the settings' `learn-pages`).
[[nodiscard]] bool may_learn();

/// What the settings want for a session that nobody uses; what they want by default where there are none. A value that
/// the site has locked is the one that stands here: GSettings gives no other.
[[nodiscard]] IdleRules idle_rules(const Glib::RefPtr<Gio::Settings>& settings);

} // namespace session
