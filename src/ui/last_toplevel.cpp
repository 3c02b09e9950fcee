// SPDX-License-Identifier: EUPL-1.2
#include "ui/last_toplevel.h"

#include <gtk/gtk.h>

namespace ui {

LastToplevel::LastToplevel() {
  m_window.set_child(m_button);
  // GTK tells assistive tools of the focus, and gives the window an address for it.
  gtk_widget_realize(static_cast<Gtk::Widget&>(m_button).gobj());
  m_button.grab_focus();
}

} // namespace ui
