// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/x11_window.h"

#include <X11/Xatom.h>

#include <array>
#include <cstddef>
#include <memory>

namespace simulator {

namespace {

struct FreeByXlib {
  void operator()(void* data) const { XFree(data); }
};

/// Xlib gives numbers of 32 bits as `long`, whatever size that has.
using Numbers = std::unique_ptr<long[], FreeByXlib>;

GdkRectangle geometry(Display* display, Window id) {
  Window root = 0;
  int x = 0;
  int y = 0;
  unsigned width = 0;
  unsigned height = 0;
  unsigned border = 0;
  unsigned depth = 0;
  XGetGeometry(display, id, &root, &x, &y, &width, &height, &border, &depth);
  return {x, y, static_cast<int>(width), static_cast<int>(height)};
}

} // namespace

Atom X11Window::atom(const char* name) const {
  return XInternAtom(m_display, name, False);
}

Window X11Window::root() const {
  return DefaultRootWindow(m_display);
}

std::optional<X11Window::Borders> X11Window::borders() const {
  constexpr long count = 4;
  Atom type = 0;
  int format = 0;
  unsigned long found = 0;
  unsigned long left_out = 0;
  unsigned char* data = nullptr;
  XGetWindowProperty(m_display, m_id, atom("_NET_FRAME_EXTENTS"), 0, count, False, XA_CARDINAL, &type, &format, &found,
                     &left_out, &data);
  const Numbers numbers{reinterpret_cast<long*>(data)};
  if (type != XA_CARDINAL || found != count)
    return {};
  const auto number = [&numbers](std::size_t index) { return static_cast<int>(numbers[index]); };
  return Borders{.left = number(0), .right = number(1), .top = number(2), .bottom = number(3)};
}

GdkRectangle X11Window::frame(const Borders& borders) const {
  const GdkRectangle inner = geometry(m_display, m_id);
  int x = 0;
  int y = 0;
  Window child = 0;
  XTranslateCoordinates(m_display, m_id, root(), 0, 0, &x, &y, &child);
  return {x - borders.left, y - borders.top, inner.width + borders.left + borders.right,
          inner.height + borders.top + borders.bottom};
}

GdkRectangle X11Window::screen() const {
  return geometry(m_display, root());
}

void X11Window::move(int x, int y) {
  XMoveWindow(m_display, m_id, x, y);
}

void X11Window::reserve(Side side, int thickness, int from, int to) {
  // Left, right, top, bottom, then for each of them from where to where. Not deleted when there is none any more:
  // Metacity does not notice that.
  std::array<long, 12> strip{};
  const std::size_t index = side == Side::left ? 0 : 1;
  strip.at(index) = thickness;
  strip.at(4 + 2 * index) = from;
  strip.at(4 + 2 * index + 1) = to - 1;
  const auto set = [this, &strip](const char* name, int count) {
    XChangeProperty(m_display, m_id, atom(name), XA_CARDINAL, 32, PropModeReplace,
                    reinterpret_cast<const unsigned char*>(strip.data()), count);
  };
  set("_NET_WM_STRUT_PARTIAL", 12);
  set("_NET_WM_STRUT", 4); // for window managers that know nothing of the other one
}

} // namespace simulator
