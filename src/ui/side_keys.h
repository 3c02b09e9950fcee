// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/page_keys.h"

namespace ui {

/// The keys for the windows that belong to no sign-in, for the actions `side.…` (session/side_actions.h). The same in
/// every window.
[[nodiscard]] std::span<const Keys> side_keys();

} // namespace ui
