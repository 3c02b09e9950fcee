// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"

#include <functional>
#include <string>

namespace simulator {

/// The launcher that practises, from the constructor to the destructor, which asks it to end and waits for that a
/// bounded time. Thread: main loop.
class LauncherProcess {
public:
  /// Whether it opens the dialog at once, as for a user who starts PrimaWeb by hand.
  enum class Dialog { opens_with_card, opens_at_once };

  /// `ended` is called when the launcher ends by itself. Throws std::runtime_error when it cannot be started.
  LauncherProcess(const std::string& program, const std::string& practice_directory, Dialog dialog,
                  std::function<void()> ended);
  ~LauncherProcess();
  LauncherProcess(const LauncherProcess&) = delete;
  LauncherProcess& operator=(const LauncherProcess&) = delete;
  LauncherProcess(LauncherProcess&&) = delete;
  LauncherProcess& operator=(LauncherProcess&&) = delete;

private:
  static void has_ended(GObject* process, GAsyncResult* result, gpointer self);
  static gboolean out_of_patience(gpointer self);

  base::ObjectPtr<GSubprocess> m_process;
  std::function<void()> m_ended;
  bool m_has_ended = false;
};

} // namespace simulator
