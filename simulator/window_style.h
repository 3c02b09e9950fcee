// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "desktop/color_scheme.h"

#include <gdkmm/display.h>

namespace simulator {

/// What the practice window looks like: its style sheet, and dark where the user has the desktop dark, now and later.
/// One a program, before its first window. Thread: main loop.
class WindowStyle {
public:
  explicit WindowStyle(const Glib::RefPtr<Gdk::Display>& display);

private:
  desktop::ColorSchemeWatch m_watch;
};

} // namespace simulator
