// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "launcher/gobject_ptr.h"

#include <gio/gio.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace launcher {

/// A primaweb-session that this launcher started. Destroying it lets the program go on, and tells nothing any more.
/// Main loop's thread.
class SessionProcess {
public:
  enum class End { clean, crashed };

  /// Nothing when the program cannot be started. `ended` is called once, later, and may destroy the object.
  [[nodiscard]] static std::unique_ptr<SessionProcess> start(const std::vector<std::string>& command,
                                                             std::function<void(End)> ended);
  ~SessionProcess();
  SessionProcess(const SessionProcess&) = delete;
  SessionProcess& operator=(const SessionProcess&) = delete;
  SessionProcess(SessionProcess&&) = delete;
  SessionProcess& operator=(SessionProcess&&) = delete;

  /// Asks it to end, as a log-out of the desktop does.
  void terminate();

private:
  SessionProcess(GObjectPtr<GSubprocess> process, std::function<void(End)> ended);

  static void on_ended(GObject* process, GAsyncResult* result, gpointer self);

  GObjectPtr<GSubprocess> m_process;
  GObjectPtr<GCancellable> m_waiting;
  std::function<void(End)> m_ended;
};

} // namespace launcher
