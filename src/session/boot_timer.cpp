// SPDX-License-Identifier: EUPL-1.2
#include "session/boot_timer.h"

#include <glibmm/main.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <system_error>
#include <utility>

namespace session {

BootTimer::BootTimer(std::function<void()> due)
    : m_timer{timerfd_create(CLOCK_BOOTTIME, TFD_NONBLOCK | TFD_CLOEXEC)}, m_due{std::move(due)} {
  if (m_timer.get() < 0)
    throw std::system_error{errno, std::generic_category(), "timerfd_create"};
  m_readable = Glib::signal_io().connect(
      [this](Glib::IOCondition) {
        std::uint64_t times = 0;
        if (read(m_timer.get(), &times, sizeof times) == sizeof times)
          m_due();
        return true;
      },
      m_timer.get(), Glib::IOCondition::IO_IN);
}

BootTimer::~BootTimer() {
  m_readable.disconnect();
}

void BootTimer::set(std::optional<BootClock::time_point> at) {
  itimerspec when{};
  if (at) {
    // A moment of zero would switch it off.
    const auto since_start = std::max(at->time_since_epoch(), BootClock::duration{1});
    const auto seconds = std::chrono::floor<std::chrono::seconds>(since_start);
    when.it_value.tv_sec = seconds.count();
    when.it_value.tv_nsec = (since_start - seconds).count();
  }
  timerfd_settime(m_timer.get(), TFD_TIMER_ABSTIME, &when, nullptr);
}

} // namespace session
