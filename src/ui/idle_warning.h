// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/question_window.h"

#include <sigc++/signal.h>

#include <chrono>

namespace ui {

/// "Are you still there?", over the window of a session that nobody uses, counting down to its end. Any input takes it
/// away (ui::InputWatch), so there is nothing to choose in it: its button says what any key does, also one that was
/// meant for another window, whose user is there.
class IdleWarning : public QuestionWindow {
public:
  explicit IdleWarning(bool practice);

  /// Shows it, or goes on counting. A screen reader reads it out when it comes, and once more shortly before the end.
  void count(Gtk::Window& over, std::chrono::seconds left);

  /// The button was pressed, by an assistive tool perhaps, which needs no key for it.
  sigc::signal<void()>& signal_stay() { return m_stay; }

private:
  sigc::signal<void()> m_stay;
};

} // namespace ui
