// SPDX-License-Identifier: EUPL-1.2
#include "ui/side_keys.h"

#include <array>

namespace ui {

namespace {

constexpr std::array keys_of_side_windows{
    Keys{"F1|Help", "side.help"},
    Keys{"<Control>question", "side.shortcuts"},
    Keys{"<Control>comma", "side.preferences"},
};

} // namespace

std::span<const Keys> side_keys() {
  return keys_of_side_windows;
}

} // namespace ui
