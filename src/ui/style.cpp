// SPDX-License-Identifier: EUPL-1.2
#include "ui/style.h"

#include "ui/resources.h"

#include <gtkmm/cssprovider.h>
#include <gtkmm/icontheme.h>
#include <gtkmm/stylecontext.h>

namespace ui {

void load_style(const Glib::RefPtr<Gdk::Display>& display) {
  const auto provider = Gtk::CssProvider::create();
  provider->load_from_resource(resource_path("style/primaweb.css"));
  Gtk::StyleContext::add_provider_for_display(display, provider, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  Gtk::IconTheme::get_for_display(display)->add_resource_path(resource_path("icons"));
}

} // namespace ui
