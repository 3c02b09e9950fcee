// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gdkmm/display.h>

#include <optional>

namespace ui {

/// Gives a display the program's style sheet and its drawings. Once a program, before its first window.
void load_style(const Glib::RefPtr<Gdk::Display>& display);

/// Dark or light, whatever the desktop's own settings say; nothing: as they do.
void set_dark(const Glib::RefPtr<Gdk::Display>& display, std::optional<bool> dark);

} // namespace ui
