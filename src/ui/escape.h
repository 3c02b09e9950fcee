// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtkmm/window.h>

#include <functional>

namespace ui {

/// Calls `then` when Escape is pressed in a window and nothing in it wants the key.
void on_escape(Gtk::Window& window, std::function<void()> then);

} // namespace ui
