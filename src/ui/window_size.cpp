// SPDX-License-Identifier: EUPL-1.2
#include "ui/window_size.h"

#include <gdkmm/display.h>
#include <gdkmm/monitor.h>
#include <giomm/listmodel.h>
#include <gtkmm/settings.h>

#include <algorithm>

namespace ui {

namespace {

struct Size {
  int width = 0;
  int height = 0;
};

constexpr Size question_size{640, 520};
constexpr Size page_size{1000, 740};
constexpr Size work_size{1200, 850};
constexpr Size pop_up_size{900, 700};
/// Below this, a pop-up could not be told from what it says.
constexpr Size least_pop_up_size{360, 240};

/// 1 for the usual text, 2 for text twice as large.
double text_scale(Gtk::Window& window) {
  constexpr double usual = 96.0 * 1024.0;
  const auto settings = Gtk::Settings::get_for_display(window.get_display());
  return std::clamp(settings->property_gtk_xft_dpi().get_value() / usual, 1.0, 2.0);
}

/// What fits on every monitor, with room for a panel and the window's frame.
Size fitting(Gtk::Window& window, Size size) {
  const auto monitors = window.get_display()->get_monitors();
  for (guint index = 0; index < monitors->get_n_items(); ++index) {
    const auto monitor = std::dynamic_pointer_cast<Gdk::Monitor>(monitors->get_object(index));
    Gdk::Rectangle area;
    monitor->get_geometry(area);
    size.width = std::min(size.width, area.get_width() * 9 / 10);
    size.height = std::min(size.height, area.get_height() * 9 / 10);
  }
  return size;
}

Size scaled(Gtk::Window& window, Size size) {
  const double scale = text_scale(window);
  return fitting(window, {static_cast<int>(size.width * scale), static_cast<int>(size.height * scale)});
}

} // namespace

void set_question_size(Gtk::Window& window) {
  const Size size = scaled(window, question_size);
  window.set_default_size(size.width, size.height);
}

void grow_to_page_size(Gtk::Window& window) {
  const Size size = fitting(window, page_size);
  Size now;
  window.get_default_size(now.width, now.height);
  window.set_default_size(std::max(now.width, size.width), std::max(now.height, size.height));
}

void set_work_size(Gtk::Window& window) {
  const Size size = fitting(window, work_size);
  window.set_default_size(size.width, size.height);
}

void set_pop_up_size(Gtk::Window& window, int width, int height) {
  const Size wanted{width > 0 ? std::max(width, least_pop_up_size.width) : pop_up_size.width,
                    height > 0 ? std::max(height, least_pop_up_size.height) : pop_up_size.height};
  const Size size = fitting(window, wanted);
  window.set_default_size(size.width, size.height);
}

} // namespace ui
