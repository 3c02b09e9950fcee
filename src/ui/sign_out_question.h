// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/question_window.h"
#include "ui/window_guard.h"

#include <sigc++/signal.h>

namespace ui {

/// "Sign out of PrimaWeb?", over the window that was about to close, or before a switch, which begins with that. Escape
/// and Enter stay signed in. It goes with the window that it is over.
class SignOutQuestion : public QuestionWindow {
public:
  enum class Reason { close, change_destination };

  SignOutQuestion(Gtk::Window& over, bool practice, Reason reason);

  /// Says whether the launcher can sign out of the portal itself. Until it is known: it cannot.
  void tell_log_out(bool is_known);

  /// A file is being saved still, and would be lost, too.
  void tell_of_file(bool is_being_saved);

  sigc::signal<void()>& signal_sign_out() { return m_sign_out; }

  sigc::signal<void()>& signal_stay() { return m_stay; }

  /// As its button does.
  void stay();

private:
  Glib::ustring m_consequence;
  WindowGuard m_guard{*this, WindowGuard::Page::never_inert};
  sigc::signal<void()> m_sign_out;
  sigc::signal<void()> m_stay;
};

} // namespace ui
