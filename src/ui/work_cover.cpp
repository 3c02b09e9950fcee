// SPDX-License-Identifier: EUPL-1.2
#include "ui/work_cover.h"

#include "ui/accessible.h"

#include <gtkmm/button.h>

namespace ui {

WorkCover::WorkCover() {
  append(m_template.part<Gtk::Box>("page"));
  auto& uncover = m_template.part<Gtk::Button>("uncover");
  set_accessible_description(uncover, text_of_labels(*this));
  uncover.signal_clicked().connect(m_uncover.make_slot());
}

void WorkCover::take_focus() {
  m_template.part<Gtk::Button>("uncover").grab_focus();
}

} // namespace ui
