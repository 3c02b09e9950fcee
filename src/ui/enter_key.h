// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gdk/gdk.h>

namespace ui {

/// Returns whether the key with this value is an Enter, of those that a keyboard may have.
[[nodiscard]] inline bool is_enter(guint key) {
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
}

} // namespace ui
