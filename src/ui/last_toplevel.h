// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtkmm/window.h>

namespace ui {

/// A window that is never shown. GTK (4.8 to 4.18 at least) answers an assistive tool that asks for a window which has
/// just gone with the program's last one, and crashes when that one has no address on the accessibility bus, as one
/// that is hidden. This one has an address. To be made after the windows that come and go by being shown and hidden.
class LastToplevel {
public:
  LastToplevel();

private:
  Gtk::Window m_window;
};

} // namespace ui
