// SPDX-License-Identifier: EUPL-1.2
#include "ui/present.h"

#include <gtk/gtk.h>
#ifdef GDK_WINDOWING_WAYLAND
#include <gdk/wayland/gdkwayland.h>
#endif

#include <algorithm>
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

#if !GTK_CHECK_VERSION(4, 10, 0)
/// On Wayland these versions present a window with what the display holds, and heed no token of the window's own.
void give_to_display([[maybe_unused]] GdkDisplay* display, [[maybe_unused]] const std::string& token) {
#ifdef GDK_WINDOWING_WAYLAND
  if (GDK_IS_WAYLAND_DISPLAY(display))
    gdk_wayland_display_set_startup_notification_id(display, token.c_str());
#endif
}
#endif

} // namespace

void present_since(Gtk::Window& window, Moment since, const std::string& activation_token) {
  // A startup id of this form stands for nothing but the time of what the user did (GTK's own convention): the window
  // is presented with it. X11's window managers compare it with the user's last key elsewhere; on Wayland only a token
  // of the compositor's counts. Not Gtk::Window::present(), which takes now for that time.
  if (!window.get_realized())
    gtk_widget_realize(static_cast<Gtk::Widget&>(window).gobj());
  // Not by the window's own call: for a window that is there, it tells the display that the startup is over, and GTK
  // (4.8 at least) gives the token up with that.
  if (!activation_token.empty()) {
    gdk_toplevel_set_startup_id(GDK_TOPLEVEL(gtk_native_get_surface(GTK_NATIVE(window.gobj()))),
                                activation_token.c_str()); // used by what presents the window next
#if !GTK_CHECK_VERSION(4, 10, 0)
    give_to_display(window.get_display()->gobj(), activation_token);
#endif
  }
  window.set_startup_id("_TIME" + server_time(since));
  window.set_visible(true);
#if !GTK_CHECK_VERSION(4, 10, 0)
  // Since then the window's startup id does it: the desktop's sign that something starts ends.
  if (!activation_token.empty())
    gdk_display_notify_startup_complete(window.get_display()->gobj(), activation_token.c_str());
#endif
}

void present_unasked(Gtk::Window& window) {
  const auto windows = Gtk::Window::list_toplevels();
  const bool user_is_here = std::ranges::any_of(windows, [](const Gtk::Window* each) { return each->is_active(); });
  present_since(window, user_is_here ? Moment::clock::now() : long_ago());
}

/// Not presented: that is a wish for the focus, and not every window manager heeds of what time.
void show_quietly(Gtk::Window& window) {
  if (!window.get_realized())
    window.set_startup_id("_TIME" + server_time(long_ago())); // of no effect but that time, once the window is realized
  window.set_visible(true);
}

Moment long_ago() {
  // Not before the clock began, with the computer: an X server has no such time, and 0 is none. So soon users log in.
  return std::max(Moment::clock::now() - std::chrono::hours{1}, Moment{std::chrono::milliseconds{1}});
}

} // namespace ui
