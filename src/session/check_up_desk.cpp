// SPDX-License-Identifier: EUPL-1.2
#include "session/check_up_desk.h"

namespace session {

void CheckUpDesk::open(Gtk::Window& over) {
  m_window = std::make_unique<ui::CheckUpWindow>(&over, m_practice_directory.has_value());
  m_window->signal_again().connect([this] { look(); });
  m_window->signal_hide().connect([this] {
    m_process.reset();
    m_dispatcher.post([this] { let_go(); });
  });
  m_window->present();
  look();
}

/// A window that is hidden only would be the program's last toplevel: see ui::LastToplevel.
void CheckUpDesk::let_go() {
  if (m_window && !m_window->get_visible())
    m_window.reset();
}

void CheckUpDesk::close() {
  m_process.reset();
  m_window.reset();
}

void CheckUpDesk::look() {
  m_window->show_waiting();
  m_process = std::make_unique<CheckUpProcess>(
      check_up_command(m_practice_directory), CheckUpProcess::whole_bound,
      [this](const std::optional<checkup::Report>& report) { m_window->show_report(report); });
}

} // namespace session
