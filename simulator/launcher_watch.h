// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"

#include <functional>
#include <string>

namespace simulator {

/// Follows on the session bus whether somebody is signed in with the launcher that practises. Thread: main loop.
class LauncherWatch {
public:
  /// `changed` gets "launcher signed in" or "launcher signed out", each when the other was true before.
  explicit LauncherWatch(std::function<void(const std::string& line)> changed);
  ~LauncherWatch();
  LauncherWatch(const LauncherWatch&) = delete;
  LauncherWatch& operator=(const LauncherWatch&) = delete;
  LauncherWatch(LauncherWatch&&) = delete;
  LauncherWatch& operator=(LauncherWatch&&) = delete;

private:
  static void state_changed(GActionGroup* actions, const char* name, GVariant* state, gpointer self);
  static void added(GActionGroup* actions, const char* name, gpointer self);
  void look(GVariant* state);

  std::function<void(const std::string&)> m_changed;
  base::ObjectPtr<GDBusConnection> m_bus;
  base::ObjectPtr<GActionGroup> m_actions;
  bool m_is_signed_in = false;
};

} // namespace simulator
