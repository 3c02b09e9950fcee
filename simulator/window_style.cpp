// SPDX-License-Identifier: EUPL-1.2
#include "simulator/window_style.h"

#include <gtk/gtk.h>
#include <gtkmm/cssprovider.h>

/// Made by glib-compile-resources, whose header leaves out that it is C.
extern "C" GResource* practice_style_get_resource();

namespace simulator {

namespace {

void load_sheet(GdkDisplay* display) {
  g_resources_register(practice_style_get_resource());
  const auto provider = Gtk::CssProvider::create();
  provider->load_from_resource("/io/github/primaweb_launcher/practice/practice_window.css");
  // gtkmm has it in a class that GTK gave up in 4.10, and in its place only since then.
  gtk_style_context_add_provider_for_display(display, provider->Gtk::StyleProvider::gobj(),
                                             GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void follow(GdkDisplay* display, desktop::ColorScheme scheme) {
  const bool is_dark = scheme == desktop::ColorScheme::dark;
#if GTK_CHECK_VERSION(4, 20, 0)
  constexpr const char* property = "gtk-interface-color-scheme";
  const int wanted = is_dark ? GTK_INTERFACE_COLOR_SCHEME_DARK : GTK_INTERFACE_COLOR_SCHEME_LIGHT;
#else
  constexpr const char* property = "gtk-application-prefer-dark-theme";
  const int wanted = is_dark ? TRUE : FALSE;
#endif
  auto* settings = gtk_settings_get_for_display(display);
  if (scheme == desktop::ColorScheme::no_preference)
    gtk_settings_reset_property(settings, property);
  else
    g_object_set(settings, property, wanted, nullptr);
}

} // namespace

WindowStyle::WindowStyle(const Glib::RefPtr<Gdk::Display>& display)
    : m_watch{[display](desktop::ColorScheme scheme) { follow(display->gobj(), scheme); }} {
  load_sheet(display->gobj());
}

} // namespace simulator
