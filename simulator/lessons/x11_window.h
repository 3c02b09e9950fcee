// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gdk/gdk.h>

#include <optional>

// After GTK: its macros are words like None and Status.
#include <X11/Xlib.h>

namespace simulator {

/// A window as the X server and the window manager know it. Units: the server's pixels. Thread: main loop.
class X11Window {
public:
  /// A window of this program. Lifetime: `display` and `id` outlive it.
  X11Window(Display* display, Window id) : m_display{display}, m_id{id} {}

  /// What a window manager puts around it.
  struct Borders {
    int left = 0;
    int right = 0;
    int top = 0;
    int bottom = 0;
  };

  /// Returns nothing until a window manager has it.
  [[nodiscard]] std::optional<Borders> borders() const;

  /// Where it stands on the screen, within these borders.
  [[nodiscard]] GdkRectangle frame(const Borders& borders) const;

  /// The screen: all monitors together.
  [[nodiscard]] GdkRectangle screen() const;

  /// Asks the window manager to have its frame's upper left corner there.
  void move(int x, int y);

  enum class Side { left, right };

  /// Asks the window manager to keep other windows out of a strip along a side of the screen, from the height `from` to
  /// `to`. A `thickness` of 0: no longer.
  void reserve(Side side, int thickness, int from, int to);

private:
  [[nodiscard]] Atom atom(const char* name) const;
  [[nodiscard]] Window root() const;

  Display* m_display;
  Window m_id;
};

} // namespace simulator
