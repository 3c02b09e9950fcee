// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/page.h"

#include <gtkmm/listboxrow.h>

namespace ui {

/// A line of a choice list: a mark as of a radio button, the name at the left, its detail at the right.
class ChoiceRow : public Gtk::ListBoxRow {
public:
  explicit ChoiceRow(const portal::Option& option);
};

} // namespace ui
