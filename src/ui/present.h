// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtkmm/window.h>

#include <chrono>
#include <string>

namespace ui {

using Moment = std::chrono::steady_clock::time_point;

/// Brings a window before the user, for what happened at `since`: their click, a card put in. Where the desktop can
/// tell, the window does not get the focus when the user has typed elsewhere since; nothing may depend on that.
/// `activation_token`: the desktop's leave to give it the focus, where one came with the click (a token of Wayland's
/// xdg-activation, a startup id of X11's). Without one, a compositor of Wayland's may leave the window behind others.
void present_since(Gtk::Window& window, Moment since, const std::string& activation_token = {});

/// The same for what nobody asked for, but whoever uses this program has to see: it comes with the focus to who is in a
/// window of this program, be it a pop-up of PrimaWeb's, and without it, where the desktop can tell, to who is not.
void present_unasked(Gtk::Window& window);

/// Puts a window on the screen that nobody asked for, without the focus where the desktop can leave it where it is.
void show_quietly(Gtk::Window& window);

/// So long ago that everybody has typed since.
[[nodiscard]] Moment long_ago();

} // namespace ui
