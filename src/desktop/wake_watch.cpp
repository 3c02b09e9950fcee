// SPDX-License-Identifier: EUPL-1.2
#include "desktop/wake_watch.h"

#include <glibmm/main.h>
#include <sigc++/functors/mem_fun.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <cstdint>
#include <ctime>
#include <limits>
#include <utility>

namespace desktop {

namespace {

/// Between the looks at the two clocks goes a moment; who sets the time does not put the computer to sleep.
constexpr std::chrono::milliseconds shortest_sleep{500};

std::chrono::nanoseconds now_by(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

} // namespace

WakeWatch::Clock WakeWatch::kernel_clock() {
  const int alarm = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  itimerspec never{};
  never.it_value.tv_sec = std::numeric_limits<std::time_t>::max();
  if (alarm >= 0)
    timerfd_settime(alarm, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, nullptr);
  return {.alarm = alarm, .asleep = [] { return now_by(CLOCK_BOOTTIME) - now_by(CLOCK_MONOTONIC); }};
}

WakeWatch::WakeWatch(std::function<void()> woke, Clock clock)
    : m_woke{std::move(woke)}, m_clock{std::move(clock)}, m_asleep{m_clock.asleep()} {
  if (m_clock.alarm >= 0)
    m_alarm = Glib::signal_io().connect(sigc::mem_fun(*this, &WakeWatch::clock_jumped), m_clock.alarm,
                                        Glib::IOCondition::IO_IN, Glib::PRIORITY_HIGH);
}

WakeWatch::~WakeWatch() {
  m_alarm.disconnect();
  if (m_clock.alarm >= 0)
    close(m_clock.alarm);
}

bool WakeWatch::clock_jumped(Glib::IOCondition /*condition*/) {
  std::uint64_t times = 0;
  [[maybe_unused]] const auto taken = read(m_clock.alarm, &times, sizeof times); // ECANCELED, and armed again
  const auto asleep = m_clock.asleep();
  if (asleep - std::exchange(m_asleep, asleep) >= shortest_sleep)
    m_woke();
  return true;
}

} // namespace desktop
