// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "launcher/status.h"

#include <cstdint>
#include <tuple>
#include <vector>

namespace launcher::tray {

/// Width, height and ARGB32 in network byte order: the (iiay) of StatusNotifierItem.
using Pixmap = std::tuple<int, int, std::vector<std::uint8_t>>;

/// A drawing of the state for hosts that cannot find the icon by its name: a card, and a coloured sign for what goes
/// on. Square, `size` pixels wide, see-through around the drawing; each state looks different, also without colours.
[[nodiscard]] Pixmap icon_pixmap(TrayState state, int size);

} // namespace launcher::tray
