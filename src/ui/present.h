// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtkmm/window.h>

#include <chrono>

namespace ui {

using Moment = std::chrono::steady_clock::time_point;

/// Brings a window before the user, for what happened at `since`: their click, a card put in. Where the desktop can
/// tell, the window does not get the focus when the user has typed elsewhere since; nothing may depend on that.
void present_since(Gtk::Window& window, Moment since);

/// So long ago that everybody has typed since.
[[nodiscard]] Moment long_ago();

} // namespace ui
