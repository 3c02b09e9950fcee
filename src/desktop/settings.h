// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "desktop/presence_watch.h"

#include <giomm/settings.h>

#include <string>

namespace desktop {

/// The folder of a site manager's settings for the Flatpak. The files are those of GLib's key file backend: `defaults`,
/// a key file, and `locks`, a path on each line.
[[nodiscard]] std::string site_settings();

/// Opens the program's settings: those of GSettings. In a sandbox, where the computer's dconf is not seen, `site` says
/// what every user has, and what none can change, if that folder is there.
///
/// Returns null where the schema is not installed. Thread: main loop.
[[nodiscard]] Glib::RefPtr<Gio::Settings> open_settings(const std::string& site = site_settings(),
                                                        Confinement confinement = find_confinement());

} // namespace desktop
