// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "checkup/line.h"

#include <gtkmm/listboxrow.h>

namespace ui {

/// One line of a check-up: its state as a picture and in words, what was found, and what to do about it.
class CheckUpRow : public Gtk::ListBoxRow {
public:
  explicit CheckUpRow(const checkup::Line& line);
};

} // namespace ui
