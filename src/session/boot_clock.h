// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <ctime>

namespace session {

/// The time since the computer was started, with the time that it slept; std::chrono::steady_clock stands still then.
struct BootClock {
  // NOLINTBEGIN(readability-identifier-naming): by these names std::chrono knows a clock
  using duration = std::chrono::nanoseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<BootClock>;
  // NOLINTEND(readability-identifier-naming)
  static constexpr bool is_steady = true;

  [[nodiscard]] static time_point now() noexcept {
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return time_point{std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec}};
  }
};

} // namespace session
