// SPDX-License-Identifier: EUPL-1.2
#include "picture.h"

#include "gtk_test.h"
#include "ui/style.h"

#include <config.h>
#include <gtk/gtk.h>
#include <gtkmm/icontheme.h>
#include <gtkmm/settings.h>
#include <gtkmm/window.h>
#include <libintl.h>

#include <algorithm>
#include <clocale>
#include <cmath>
#include <cstdlib>
#include <stdexcept>

namespace ui_test {

namespace {

double linear(std::uint8_t channel) {
  const double part = channel / 255.0;
  return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

constexpr auto focused =
    static_cast<GtkStateFlags>(GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE | GTK_STATE_FLAG_FOCUS_WITHIN);

Gtk::Widget* focus_of(Gtk::Widget& widget) {
  auto* window = dynamic_cast<Gtk::Window*>(&widget);
  return window == nullptr ? nullptr : window->get_focus();
}

/// No window manager gives the window the focus, so it would look like one in the background.
void look_focused(Gtk::Widget& widget) {
  gtk_widget_unset_state_flags(widget.gobj(), GTK_STATE_FLAG_BACKDROP);
  if (auto* focus = focus_of(widget))
    gtk_widget_set_state_flags(focus->gobj(), focused, FALSE);
}

bool looks_focused(Gtk::Widget& widget) {
  auto* focus = focus_of(widget);
  return (gtk_widget_get_state_flags(widget.gobj()) & GTK_STATE_FLAG_BACKDROP) == 0 &&
         (focus == nullptr || (gtk_widget_get_state_flags(focus->gobj()) & focused) == focused);
}

void wait_until_drawn(Gtk::Widget& widget) {
  constexpr int enough = 3; // the first of them may have begun before what is to be seen
  int frames = 0;
  const auto id = widget.add_tick_callback([&frames](const Glib::RefPtr<Gdk::FrameClock>&) {
    ++frames;
    return true;
  });
  const bool is_drawn = run_until([&frames] { return frames >= enough; });
  widget.remove_tick_callback(id);
  if (!is_drawn)
    throw std::runtime_error{"nothing was drawn"};
}

} // namespace

double luminance(const Colour& colour) {
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

double contrast(double one, double other) {
  const auto [darker, lighter] = std::minmax(one, other);
  return (lighter + 0.05) / (darker + 0.05);
}

Picture::Picture(Gtk::Widget& widget) {
  if (!run_until([&widget] { return widget.get_mapped() && widget.get_width() > 0; }))
    throw std::runtime_error{"not on the display"};
  settle();
  // On a busy machine the display tells of the window's state late, and GTK takes the look back.
  do {
    look_focused(widget);
    wait_until_drawn(widget);
  } while (!looks_focused(widget));
  m_width = widget.get_width();
  m_height = widget.get_height();
  GdkPaintable* paintable = gtk_widget_paintable_new(widget.gobj());
  GtkSnapshot* snapshot = gtk_snapshot_new();
  gdk_paintable_snapshot(paintable, snapshot, m_width, m_height);
  GskRenderNode* node = gtk_snapshot_free_to_node(snapshot);
  g_object_unref(paintable);
  const graphene_rect_t all{.origin = {}, .size = {static_cast<float>(m_width), static_cast<float>(m_height)}};
  GdkTexture* texture =
      gsk_renderer_render_texture(gtk_native_get_renderer(gtk_widget_get_native(widget.gobj())), node, &all);
  gsk_render_node_unref(node);
  const auto stride = static_cast<std::size_t>(m_width) * 4;
  m_pixels.resize(stride * static_cast<std::size_t>(m_height));
  gdk_texture_download(texture, m_pixels.data(), stride);
  m_texture = Glib::wrap(texture);
}

Colour Picture::at(int x, int y) const {
  const auto place =
      (static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x)) * 4;
  return {m_pixels.at(place + 2), m_pixels.at(place + 1), m_pixels.at(place)};
}

void Picture::save(const std::string& path) const {
  if (!m_texture->save_to_png(path))
    throw std::runtime_error{"not written: " + path};
}

void set_language(const std::string& language) {
  if (!language.empty()) {
    g_setenv("LANGUAGE", language.c_str(), TRUE);
    const auto locale = language + "_BE.UTF-8";
    // NOLINTNEXTLINE(concurrency-mt-unsafe): before any other thread
    if (std::setlocale(LC_ALL, locale.c_str()) != nullptr)
      g_setenv("LC_ALL", locale.c_str(), TRUE);
  }
  bindtextdomain(GETTEXT_DOMAIN, TRANSLATIONS_DIR);
  bind_textdomain_codeset(GETTEXT_DOMAIN, "UTF-8");
  textdomain(GETTEXT_DOMAIN);
}

void set_look(const Look& look) {
  // The program's own icon is found where it is installed, which it is not here.
  Gtk::IconTheme::get_for_display(Gdk::Display::get_default())->add_search_path(ICONS_DIR);
  const auto settings = Gtk::Settings::get_default();
  settings->property_gtk_enable_animations() = false;
  settings->property_gtk_theme_name() = look.high_contrast ? "Default-hc" : "Default";
  ui::set_dark(Gdk::Display::get_default(), look.dark);
  settings->property_gtk_xft_dpi() = (look.large ? 2 : 1) * 96 * 1024;
}

} // namespace ui_test
