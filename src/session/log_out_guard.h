// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "desktop/log_out_inhibitor.h"
#include "ui/primaweb_window.h"

#include <sigc++/connection.h>

#include <functional>

namespace session {

/// Has the desktop ask before it logs its user out, or shuts down, while there is work to lose. Thread: main loop.
class LogOutGuard {
public:
  /// `work`: what there is to lose now. What it uses outlives the guard.
  explicit LogOutGuard(std::function<ui::PrimaWebWindow::WorkToLose()> work);
  ~LogOutGuard();
  LogOutGuard(const LogOutGuard&) = delete;
  LogOutGuard& operator=(const LogOutGuard&) = delete;
  LogOutGuard(LogOutGuard&&) = delete;
  LogOutGuard& operator=(LogOutGuard&&) = delete;

  /// Sets whether the user may have any work now; `work` is asked for nothing else.
  void set_may_be_work(bool may_be_work);

private:
  bool look();

  std::function<ui::PrimaWebWindow::WorkToLose()> m_work;
  desktop::LogOutInhibitor m_inhibitor;
  sigc::connection m_looks;
};

} // namespace session
