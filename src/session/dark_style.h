// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "desktop/color_scheme.h"

#include <gdkmm/display.h>

namespace session {

/// The windows of this program are dark where the user has the desktop dark, and become so when they change it: GTK
/// does not follow what GNOME and KDE have for it before 4.20. Thread: main loop.
class DarkStyle {
public:
  explicit DarkStyle(const Glib::RefPtr<Gdk::Display>& display);

private:
  desktop::ColorSchemeWatch m_watch;
};

} // namespace session
