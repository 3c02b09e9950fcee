// SPDX-License-Identifier: EUPL-1.2
#include "ui/style.h"

#include "ui/resources.h"

#include <gtk/gtk.h>
#include <gtkmm/cssprovider.h>
#include <gtkmm/icontheme.h>

namespace ui {

void load_style(const Glib::RefPtr<Gdk::Display>& display) {
  const auto provider = Gtk::CssProvider::create();
  provider->load_from_resource(resource_path("style/primaweb.css"));
  // gtkmm has it in a class that GTK gave up in 4.10, and in its place only since then.
  gtk_style_context_add_provider_for_display(display->gobj(), provider->Gtk::StyleProvider::gobj(),
                                             GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  Gtk::IconTheme::get_for_display(display)->add_resource_path(resource_path("icons"));
}

void set_dark(const Glib::RefPtr<Gdk::Display>& display, std::optional<bool> dark) {
#if GTK_CHECK_VERSION(4, 20, 0)
  constexpr const char* property = "gtk-interface-color-scheme";
  const int wanted = dark.value_or(false) ? GTK_INTERFACE_COLOR_SCHEME_DARK : GTK_INTERFACE_COLOR_SCHEME_LIGHT;
#else
  constexpr const char* property = "gtk-application-prefer-dark-theme";
  const int wanted = dark.value_or(false) ? TRUE : FALSE;
#endif
  auto* settings = gtk_settings_get_for_display(display->gobj());
  if (dark)
    g_object_set(settings, property, wanted, nullptr);
  else
    gtk_settings_reset_property(settings, property);
}

} // namespace ui
