// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "practice/ending.h"
#include "practice/launcher_process.h"
#include "practice/practice.h"
#include "practice/practice_window.h"

#include <gtkmm/application.h>

#include <memory>

namespace practice {

/// The practice with its window: ends when the window is closed, the launcher ends, or a signal comes.
class PracticeApplication : public Gtk::Application {
public:
  explicit PracticeApplication(const PracticeOptions& options);

protected:
  void on_startup() override;
  void on_activate() override;

private:
  PracticeOptions m_options;
  Practice m_practice;
  Ending m_ending;
  std::unique_ptr<PracticeWindow> m_window;
  std::unique_ptr<LauncherProcess> m_launcher;
};

} // namespace practice
