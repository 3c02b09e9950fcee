// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gdkmm/display.h>

namespace ui {

/// Gives a display the program's style sheet and its drawings. Once a program, before its first window.
void load_style(const Glib::RefPtr<Gdk::Display>& display);

} // namespace ui
