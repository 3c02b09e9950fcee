// SPDX-License-Identifier: EUPL-1.2
#include "ui/last_toplevel.h"

#include <gtk/gtk.h>

namespace ui {

LastToplevel::LastToplevel() {
  // GTK tells assistive tools that it may have the focus, and gives it an address for that; of one that is not
  // realized, it tells them nothing.
  gtk_widget_realize(static_cast<Gtk::Widget&>(m_window).gobj());
  m_window.set_focusable(true);
}

} // namespace ui
