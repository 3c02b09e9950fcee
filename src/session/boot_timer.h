// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/file_descriptor.h"
#include "session/boot_clock.h"

#include <sigc++/connection.h>

#include <functional>
#include <optional>

namespace session {

/// Calls once at a moment of the BootClock: when the computer sleeps through it, as soon as it wakes up, which no timer
/// of the main loop's own does. Thread: main loop.
class BootTimer {
public:
  /// Throws std::system_error where the kernel gives none.
  explicit BootTimer(std::function<void()> due);
  ~BootTimer();
  BootTimer(const BootTimer&) = delete;
  BootTimer& operator=(const BootTimer&) = delete;
  BootTimer(BootTimer&&) = delete;
  BootTimer& operator=(BootTimer&&) = delete;

  /// In the place of what was set before. Nothing: not at all.
  void set(std::optional<BootClock::time_point> at);

private:
  base::FileDescriptor m_timer;
  std::function<void()> m_due;
  sigc::connection m_readable;
};

} // namespace session
