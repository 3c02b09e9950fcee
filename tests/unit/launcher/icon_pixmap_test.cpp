// SPDX-License-Identifier: EUPL-1.2
#include "launcher/tray/icon_pixmap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>

namespace launcher::tray {
namespace {

constexpr int size = 22;

/// The drawing as a colour-blind user sees it: how bright each pixel is, in four steps.
std::string in_greys(TrayState state) {
  const auto [width, height, argb] = icon_pixmap(state, size);
  std::string greys;
  for (std::size_t at = 0; at < argb.size(); at += 4) {
    const int brightness = (argb[at + 1] * 3 + argb[at + 2] * 6 + argb[at + 3]) / 10;
    greys += argb[at] == 0 ? ' ' : static_cast<char>('0' + brightness / 64);
  }
  return greys;
}

TEST(IconPixmap, is_a_square_of_whole_pixels) {
  for (const auto state : all_tray_states) {
    const auto [width, height, argb] = icon_pixmap(state, size);
    EXPECT_EQ(width, size);
    EXPECT_EQ(height, size);
    EXPECT_EQ(argb.size(), 4U * size * size);
  }
}

TEST(IconPixmap, leaves_the_corners_to_the_panel_and_draws_something) {
  for (const auto state : all_tray_states) {
    const auto argb = std::get<2>(icon_pixmap(state, size));
    EXPECT_EQ(argb.front(), 0);
    EXPECT_EQ(argb[argb.size() - 4], 0);
    EXPECT_TRUE(std::any_of(argb.begin(), argb.end(), [](std::uint8_t value) { return value != 0; }));
  }
}

TEST(IconPixmap, tells_the_states_apart_without_colours) {
  std::set<std::string> drawings;
  for (const auto state : all_tray_states)
    drawings.insert(in_greys(state));
  EXPECT_EQ(drawings.size(), all_tray_states.size());
}

} // namespace
} // namespace launcher::tray
