// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glibmm/iochannel.h>
#include <sigc++/connection.h>

#include <chrono>
#include <functional>

namespace desktop {

/// Tells that the computer has woken up, from sleep or hibernation, as the first thing afterwards. The kernel's clocks
/// tell it: no service and no permission is needed. Thread: main loop.
class WakeWatch {
public:
  struct Clock {
    int alarm = -1;                                     ///< readable when the wall clock has jumped; -1: never
    std::function<std::chrono::nanoseconds()> asleep{}; ///< how long the computer has slept since it was started
  };

  /// timerfd_create(2), TFD_TIMER_CANCEL_ON_SET; CLOCK_BOOTTIME goes on in sleep, CLOCK_MONOTONIC does not.
  [[nodiscard]] static Clock kernel_clock();

  /// Closes `clock.alarm` in the end.
  explicit WakeWatch(std::function<void()> woke, Clock clock = kernel_clock());
  ~WakeWatch();
  WakeWatch(const WakeWatch&) = delete;
  WakeWatch& operator=(const WakeWatch&) = delete;
  WakeWatch(WakeWatch&&) = delete;
  WakeWatch& operator=(WakeWatch&&) = delete;

private:
  bool clock_jumped(Glib::IOCondition condition);

  std::function<void()> m_woke;
  Clock m_clock;
  std::chrono::nanoseconds m_asleep{};
  sigc::connection m_alarm;
};

} // namespace desktop
