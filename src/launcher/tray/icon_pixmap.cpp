// SPDX-License-Identifier: EUPL-1.2
#include "launcher/tray/icon_pixmap.h"

#include <array>
#include <cmath>
#include <optional>

namespace launcher::tray {
namespace {

struct Colour {
  std::uint8_t red;
  std::uint8_t green;
  std::uint8_t blue;
};

constexpr Colour card_blue{0x1C, 0x71, 0xD8};
constexpr Colour idle_grey{0x8A, 0x8A, 0x8E};
constexpr Colour chip_gold{0xF6, 0xD3, 0x2D};
constexpr Colour good_green{0x26, 0xA2, 0x69};
constexpr Colour busy_orange{0xE6, 0x61, 0x00};
constexpr Colour bad_red{0xC0, 0x1C, 0x28};
constexpr Colour white{0xFF, 0xFF, 0xFF};

/// A point of the drawing, which is one wide and one high.
struct Point {
  double x;
  double y;
};

bool in_box(Point p, double left, double top, double right, double bottom) {
  return p.x >= left && p.x < right && p.y >= top && p.y < bottom;
}

double from_sign_centre(Point p) {
  return std::hypot(p.x - 0.72, p.y - 0.70);
}

/// A tick, an exclamation mark or three dots in the sign's disc.
bool in_sign_mark(TrayState state, Point p) {
  switch (state) {
  case TrayState::signed_in:
    return std::abs((p.x - 0.68) - (p.y - 0.80)) < 0.06
               ? p.x > 0.58 && p.x < 0.70
               : std::abs((p.x - 0.68) + (p.y - 0.80)) < 0.06 && p.x >= 0.66 && p.x < 0.86;
  case TrayState::trouble:
    return in_box(p, 0.68, 0.53, 0.76, 0.74) || in_box(p, 0.68, 0.79, 0.76, 0.87);
  case TrayState::signing_in:
    return in_box(p, 0.54, 0.66, 0.62, 0.74) || in_box(p, 0.68, 0.66, 0.76, 0.74) || in_box(p, 0.82, 0.66, 0.90, 0.74);
  default:
    return false;
  }
}

std::optional<Colour> sign_colour(TrayState state) {
  switch (state) {
  case TrayState::signed_in:
    return good_green;
  case TrayState::trouble:
    return bad_red;
  case TrayState::signing_in:
    return busy_orange;
  default:
    return std::nullopt;
  }
}

std::optional<Colour> card_at(TrayState state, Point p) {
  constexpr double edge = 0.09;
  if (!in_box(p, 0.04, 0.18, 0.96, 0.82))
    return std::nullopt;
  const bool border = !in_box(p, 0.04 + edge, 0.18 + edge, 0.96 - edge, 0.82 - edge);
  if (state == TrayState::no_reader) // an outline with a bar through it
    return border || std::abs(p.x - p.y) < 0.06 ? std::optional{idle_grey} : std::nullopt;
  if (state == TrayState::no_card) // an outline
    return border ? std::optional{idle_grey} : std::nullopt;
  return in_box(p, 0.16, 0.38, 0.38, 0.60) ? chip_gold : card_blue;
}

std::optional<Colour> colour_at(TrayState state, Point p) {
  constexpr double radius = 0.27;
  if (const auto sign = sign_colour(state); sign && from_sign_centre(p) < radius)
    return in_sign_mark(state, p) ? white : *sign;
  return card_at(state, p);
}

} // namespace

Pixmap icon_pixmap(TrayState state, int size) {
  std::vector<std::uint8_t> argb;
  argb.reserve(static_cast<std::size_t>(size) * static_cast<std::size_t>(size) * 4);
  for (int y = 0; y < size; ++y)
    for (int x = 0; x < size; ++x) {
      const auto colour = colour_at(state, {(x + 0.5) / size, (y + 0.5) / size});
      const auto pixel = colour ? std::array<std::uint8_t, 4>{0xFF, colour->red, colour->green, colour->blue}
                                : std::array<std::uint8_t, 4>{};
      argb.insert(argb.end(), pixel.begin(), pixel.end());
    }
  return {size, size, std::move(argb)};
}

} // namespace launcher::tray
