// SPDX-License-Identifier: EUPL-1.2
#include "ui/present.h"

#include <gtk/gtk.h>

#include <cstdint>
#include <string>

namespace ui {

namespace {

/// An X server's clock counts milliseconds in 32 bits; on the computer that one sits at, it is the kernel's monotonic
/// clock, as steady_clock is. It is taken for that, because GTK has no way left to ask the server for it (4.18).
std::string server_time(Moment moment) {
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(moment.time_since_epoch()).count();
  return std::to_string(static_cast<std::uint32_t>(milliseconds));
}

} // namespace

void present_since(Gtk::Window& window, Moment since) {
  // A startup id of this form stands for nothing but the time of what the user did (GTK's own convention): the window
  // is presented with it. X11's window managers compare it with the user's last key elsewhere; on Wayland only a token
  // of the compositor's counts. Not Gtk::Window::present(), which takes now for that time.
  if (!window.get_realized())
    gtk_widget_realize(static_cast<Gtk::Widget&>(window).gobj());
  window.set_startup_id("_TIME" + server_time(since));
  window.set_visible(true);
}

Moment long_ago() {
  return Moment::clock::now() - std::chrono::hours{1};
}

} // namespace ui
