// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/template.h"
#include "ui/window_guard.h"

#include <gtkmm/window.h>
#include <sigc++/signal.h>

namespace ui {

/// "Sign out of PrimaWeb?", over the window that was about to close, or before a switch, which begins with that. Escape
/// stays signed in. It goes with the window that it is over.
class SignOutQuestion : public Gtk::Window {
public:
  enum class Reason { close, change_destination };

  SignOutQuestion(Gtk::Window& over, bool practice, Reason reason);

  /// Whether the launcher can sign out of the portal itself. Until it is known: it cannot.
  void tell_log_out(bool is_known);

  sigc::signal<void()>& signal_sign_out() { return m_sign_out; }

private:
  WindowGuard m_guard{*this, WindowGuard::Page::never_inert};
  Template m_template{"sign-out-question"};
  sigc::signal<void()> m_sign_out;
};

} // namespace ui
