// SPDX-License-Identifier: EUPL-1.2
#include "ui/by_hand_bar.h"

#include <gtkmm/button.h>

namespace ui {

ByHandBar::ByHandBar() {
  auto& bar = m_template.part<Gtk::Box>("bar");
  bar.set_hexpand(true);
  append(bar);
  m_template.part<Gtk::Button>("cancel").signal_clicked().connect(m_cancelled.make_slot());
}

} // namespace ui
