// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/template.h"

#include <gtkmm/box.h>
#include <sigc++/signal.h>

namespace ui {

/// What lies over a page in which the user works, while they are away: says so, and goes by a click.
class WorkCover : public Gtk::Box {
public:
  WorkCover();

  /// The keyboard's Enter uncovers.
  void take_focus();

  sigc::signal<void()>& signal_uncover() { return m_uncover; }

private:
  Template m_template{"work-cover"};
  sigc::signal<void()> m_uncover;
};

} // namespace ui
