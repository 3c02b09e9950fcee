// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace ui {

/// Takes GTK's Inspector away from every window of this program, GTK's own dialogs included: it opens with Ctrl+Shift+I
/// or D, and shows and changes whatever is in any of them, the box for the PIN as well. To be called once, after GTK
/// has started. Thread: main loop.
void take_inspector_away();

} // namespace ui
