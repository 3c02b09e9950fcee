// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtkmm/window.h>

#include <memory>

namespace simulator {

/// A strip along an edge of the screen in which one window stands, and beside which the window manager places, centres
/// and maximizes all others. There can be one only where a program may place its windows: on X11. Thread: main loop.
///
/// It lasts as long as the window stands in it: who moves the window away, or makes it large or small, has the whole
/// screen again, and so has everybody when the window is gone, with its program or without it.
class ScreenEdge {
public:
  /// Returns nothing where no program places its windows (Wayland), or this one was built without X11.
  /// Lifetime: `window` outlives it.
  static std::unique_ptr<ScreenEdge> of(Gtk::Window& window);

  virtual ~ScreenEdge() = default;
  ScreenEdge(const ScreenEdge&) = delete;
  ScreenEdge& operator=(const ScreenEdge&) = delete;
  ScreenEdge(ScreenEdge&&) = delete;
  ScreenEdge& operator=(ScreenEdge&&) = delete;

  /// Has the window stand there, in the width that it has and as high as the screen is beside its panels: now, or as
  /// soon as it is shown. Once more is of no effect before release().
  virtual void hold() = 0;

  /// Gives the strip back; the window stays where it is.
  virtual void release() = 0;

protected:
  ScreenEdge() = default;
};

} // namespace simulator
