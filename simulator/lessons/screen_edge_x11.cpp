// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/screen_edge.h"
#include "simulator/lessons/x11_window.h"

#include <gdk/x11/gdkx.h>
#include <gdkmm/display.h>
#include <glibmm/main.h>
#include <gtk/gtk.h>
#include <sigc++/connection.h>

#include <cstdlib>
#include <optional>
#include <utility>

namespace simulator {

namespace {

// Since 4.18 GTK calls all of this deprecated, as it will do without X11 one day. It has no other way to this.
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

bool is_x11(GdkDisplay* display) {
  return GDK_IS_X11_DISPLAY(display);
}

X11Window x11_window(GdkSurface* surface) {
  return {gdk_x11_display_get_xdisplay(gdk_surface_get_display(surface)), gdk_x11_surface_get_xid(surface)};
}

/// A monitor without the panels on it. Units: GTK's pixels.
GdkRectangle work_area(GdkMonitor* monitor) {
  GdkRectangle area{};
  gdk_x11_monitor_get_workarea(monitor, &area);
  return area;
}

G_GNUC_END_IGNORE_DEPRECATIONS

GdkRectangle multiplied(const GdkRectangle& area, int by) {
  return {area.x * by, area.y * by, area.width * by, area.height * by};
}

// GTK gives a size up where the first one comes from the server after it, and from 4.24 on moves a window down and
// aside by its borders as it gives it a size; so what was asked for is looked at again.
constexpr int most_tries = 5;
constexpr unsigned try_in_ms = 200;
/// GNOME's window manager and its relatives move a window out of every strip, be it its own; others only by chance.
constexpr int most_refusals = 2;

class X11ScreenEdge final : public ScreenEdge {
public:
  explicit X11ScreenEdge(Gtk::Window& window)
      : m_window{window},
        m_display{window.get_display()},
        m_listener{g_signal_connect(m_display->gobj(), "xevent", G_CALLBACK(heard), this)} {}

  ~X11ScreenEdge() override {
    X11ScreenEdge::release();
    m_later.disconnect();
    g_signal_handler_disconnect(m_display->gobj(), m_listener);
  }

  X11ScreenEdge(const X11ScreenEdge&) = delete;
  X11ScreenEdge& operator=(const X11ScreenEdge&) = delete;
  X11ScreenEdge(X11ScreenEdge&&) = delete;
  X11ScreenEdge& operator=(X11ScreenEdge&&) = delete;

  void hold() override {
    if (m_is_held)
      return;
    m_is_held = true;
    m_refusals = 0;
    m_place.reset();
    m_tries = most_tries;
    look_soon();
  }

  void release() override {
    m_is_held = false;
    reserve(0);
  }

private:
  /// Where the window is to stand. Units: the server's pixels.
  struct Place {
    X11Window::Side side;
    GdkRectangle area;    ///< of its monitor, without panels
    GdkRectangle monitor; ///< with them
  };

  /// Practice has one window, so all events are about that.
  static gboolean heard(GdkDisplay* /*display*/, gpointer event, gpointer self) {
    const int type = static_cast<XEvent*>(event)->type;
    if (type == MapNotify || type == ConfigureNotify || type == PropertyNotify)
      static_cast<X11ScreenEdge*>(self)->look_soon();
    return GDK_EVENT_PROPAGATE;
  }

  /// When GTK, too, has heard what it is about.
  void look_soon() { look_in(0); }

  void look_in(unsigned milliseconds) {
    if (!m_is_held || std::exchange(m_will_look, true))
      return;
    m_later = Glib::signal_timeout().connect(
        [this] {
          m_will_look = false;
          look();
          return false;
        },
        milliseconds);
  }

  void look();
  void put_there(const X11Window::Borders& borders);
  [[nodiscard]] std::optional<Place> find_place() const;
  void reserve(int thickness);

  [[nodiscard]] GdkSurface* surface() const { return gtk_native_get_surface(GTK_NATIVE(m_window.gobj())); }

  [[nodiscard]] int scale() const { return gdk_surface_get_scale_factor(surface()); }

  Gtk::Window& m_window;
  Glib::RefPtr<Gdk::Display> m_display;
  gulong m_listener;
  sigc::connection m_later;
  bool m_will_look = false;
  bool m_is_held = false;
  int m_tries = 0;              ///< how often it may still be put there
  int m_refusals = 0;           ///< how often the window manager moved it out
  std::optional<Place> m_place; ///< once the window was put there
  int m_reserved = 0;
};

/// A monitor between others has no edge: the strip would go over its neighbours.
std::optional<X11ScreenEdge::Place> X11ScreenEdge::find_place() const {
  GdkMonitor* const monitor = gdk_display_get_monitor_at_surface(m_display->gobj(), surface());
  if (monitor == nullptr)
    return {};
  GdkRectangle all{};
  gdk_monitor_get_geometry(monitor, &all);
  all = multiplied(all, scale());
  const GdkRectangle area = multiplied(work_area(monitor), scale());
  const GdkRectangle screen = x11_window(surface()).screen();
  if (all.x == screen.x)
    return Place{.side = X11Window::Side::left, .area = area, .monitor = all};
  if (all.x + all.width == screen.x + screen.width)
    return Place{.side = X11Window::Side::right, .area = area, .monitor = all};
  return {};
}

void X11ScreenEdge::put_there(const X11Window::Borders& borders) {
  int width = 0;
  int height = 0;
  m_window.get_default_size(width, height);
  m_window.set_default_size(width, (m_place->area.height - borders.top - borders.bottom) / scale());
  X11Window window = x11_window(surface());
  const bool is_left = m_place->side == X11Window::Side::left;
  const GdkRectangle& area = m_place->area;
  window.move(is_left ? area.x : area.x + area.width - window.frame(borders).width, area.y);
}

void X11ScreenEdge::look() {
  if (!m_is_held || !m_window.get_mapped())
    return;
  const auto borders = x11_window(surface()).borders();
  if (!borders)
    return;
  constexpr int neither = GDK_TOPLEVEL_STATE_MINIMIZED | GDK_TOPLEVEL_STATE_MAXIMIZED | GDK_TOPLEVEL_STATE_FULLSCREEN;
  if ((gdk_toplevel_get_state(GDK_TOPLEVEL(surface())) & neither) != 0) {
    reserve(0);
    return;
  }
  if (!m_place)
    m_place = find_place();
  if (!m_place)
    return;
  const GdkRectangle frame = x11_window(surface()).frame(*borders);
  const GdkRectangle& area = m_place->area;
  const bool is_left = m_place->side == X11Window::Side::left;
  const int from_edge = is_left ? frame.x - area.x : area.x + area.width - frame.x - frame.width;
  const int thickness = is_left ? frame.x + frame.width : x11_window(surface()).screen().width - frame.x;
  if (m_reserved != 0 && thickness - frame.width == m_reserved) {
    ++m_refusals;
    m_tries = most_tries;
    reserve(0);
  }
  const bool is_at_edge = std::abs(from_edge) <= scale();
  const bool is_full_height = std::abs(frame.y - area.y) <= scale() && std::abs(area.height - frame.height) <= scale();
  if (is_at_edge && is_full_height)
    m_tries = 0; // from now on it stands as the user wants it
  if (m_tries > 0) {
    --m_tries;
    put_there(*borders);
    look_in(try_in_ms);
    return;
  }
  const bool has_strip = is_at_edge && frame.width <= area.width / 2 && m_refusals < most_refusals;
  reserve(has_strip ? thickness : 0);
}

void X11ScreenEdge::reserve(int thickness) {
  if (m_reserved == thickness)
    return;
  m_reserved = thickness;
  if (surface() == nullptr)
    return; // gone, and its strip with it
  x11_window(surface()).reserve(m_place->side, thickness, m_place->monitor.y,
                                m_place->monitor.y + m_place->monitor.height);
}

} // namespace

std::unique_ptr<ScreenEdge> ScreenEdge::of(Gtk::Window& window) {
  if (!is_x11(window.get_display()->gobj()))
    return nullptr;
  return std::make_unique<X11ScreenEdge>(window);
}

} // namespace simulator
