// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gdkmm/texture.h>
#include <gtkmm/widget.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ui_test {

/// Red, green, blue.
using Colour = std::array<std::uint8_t, 3>;

/// From black, 0, to white, 1, as WCAG 2.1 defines it.
[[nodiscard]] double luminance(const Colour& colour);

/// Of two luminances as WCAG 2.1 defines it: 1 for the same, 21 for black and white.
[[nodiscard]] double contrast(double one, double other);

/// What is on the display of one window or menu, as if it had the focus of the keyboard. Thread: main loop.
class Picture {
public:
  /// Waits until the widget has been drawn.
  explicit Picture(Gtk::Widget& widget);

  [[nodiscard]] int width() const { return m_width; }

  [[nodiscard]] int height() const { return m_height; }

  [[nodiscard]] Colour at(int x, int y) const;

  void save(const std::string& path) const;

private:
  int m_width = 0;
  int m_height = 0;
  std::vector<unsigned char> m_pixels; ///< as GDK has them: blue, green, red, one not used
  Glib::RefPtr<Gdk::Texture> m_texture;
};

/// How the program is looked at. To be called once, before the first window.
struct Look {
  std::string language{}; ///< "nl"; empty: English
  bool dark = false;
  bool high_contrast = false;
  bool large = false; ///< text of twice the size
};

/// Before GTK starts.
void set_language(const std::string& language);
/// Once GTK has started.
void set_look(const Look& look);

} // namespace ui_test
