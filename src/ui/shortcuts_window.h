// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/text_window.h"

#include <string>

namespace ui {

/// The keys that there are, and what each does. (GTK has a window of its own for it, and gives it up in 4.18.)
class ShortcutsWindow : public TextWindow {
public:
  explicit ShortcutsWindow(bool practice);
};

/// What the keys for this action do, in the user's language; empty for an action that is not known.
[[nodiscard]] Glib::ustring action_text(const std::string& action);

} // namespace ui
