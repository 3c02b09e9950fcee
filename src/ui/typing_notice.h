// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/input_guard.h"
#include "ui/template.h"

#include <gtkmm/box.h>

namespace ui {

/// Says in the dialog why it takes no key, and what makes it take keys again. Hidden while it does.
class TypingNotice : public Gtk::Box {
public:
  TypingNotice();

  /// `asks_pin`: there is a box for the PIN.
  void tell(InputGuard::Inert why, bool asks_pin);

private:
  Template m_template{"typing-notice"};
};

} // namespace ui
