// SPDX-License-Identifier: EUPL-1.2
#include "ui/work_cover.h"

#include <gtkmm/button.h>

namespace ui {

WorkCover::WorkCover() {
  append(m_template.part<Gtk::Box>("page"));
  m_template.part<Gtk::Button>("uncover").signal_clicked().connect(m_uncover.make_slot());
}

void WorkCover::take_focus() {
  m_template.part<Gtk::Button>("uncover").grab_focus();
}

} // namespace ui
