// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"

#include <gio/gio.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace launcher {

/// A primaweb-session that this launcher started. Destroying it lets the program go on, and tells nothing any more.
/// Thread: main loop.
class SessionProcess {
public:
  enum class End { clean, crashed };

  struct Listener {
    std::function<void(const std::string&)> named; ///< its unique name on the bus (bus::name_pipe); again for a new one
    std::function<void(End)> ended;                ///< called once, later; may destroy the object
  };

  /// Nothing when the program cannot be started.
  [[nodiscard]] static std::unique_ptr<SessionProcess> start(const std::vector<std::string>& command,
                                                             Listener listener);
  ~SessionProcess();
  SessionProcess(const SessionProcess&) = delete;
  SessionProcess& operator=(const SessionProcess&) = delete;
  SessionProcess(SessionProcess&&) = delete;
  SessionProcess& operator=(SessionProcess&&) = delete;

  /// Asks it to end, as a log-out of the desktop does.
  void terminate();

  /// Ends it at once, whatever it does: what it still had to do is left undone.
  void kill();

private:
  SessionProcess(base::ObjectPtr<GSubprocess> process, int names, Listener listener);

  void read_name();
  static void on_name(GObject* names, GAsyncResult* result, gpointer self);
  static void on_ended(GObject* process, GAsyncResult* result, gpointer self);

  base::ObjectPtr<GSubprocess> m_process;
  base::ObjectPtr<GDataInputStream> m_names;
  base::ObjectPtr<GCancellable> m_waiting;
  Listener m_listener;
};

} // namespace launcher
