// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/template.h"

#include <gtkmm/box.h>
#include <sigc++/signal.h>

#include <string>

namespace ui {

/// Asks, beside whatever else is shown and without taking the focus, whether the launcher shall press by itself what
/// the user has just pressed on a page of the portal. Hidden until it asks, and after the answer.
class RememberBar : public Gtk::Box {
public:
  RememberBar();

  /// `words`: of what was pressed.
  void ask(const std::string& words);

  /// True: remember it.
  sigc::signal<void(bool)>& signal_answered() { return m_answered; }

private:
  Template m_template{"remember-bar"};
  sigc::signal<void(bool)> m_answered;
};

} // namespace ui
