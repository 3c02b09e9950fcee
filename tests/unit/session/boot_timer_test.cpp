// SPDX-License-Identifier: EUPL-1.2
#include "session/boot_timer.h"

#include <glibmm/main.h>
#include <gtest/gtest.h>

namespace session {
namespace {

using std::chrono::milliseconds;

class BootTimerTest : public testing::Test {
protected:
  /// Turns the main loop until it called so often.
  void wait_for(int calls) const {
    while (m_calls < calls)
      Glib::MainContext::get_default()->iteration(true);
  }

  int m_calls = 0;
  BootTimer m_timer{[this] { ++m_calls; }};
};

TEST_F(BootTimerTest, calls_once_at_its_moment_and_not_before) {
  const auto moment = BootClock::now() + milliseconds{50};
  m_timer.set(moment);
  wait_for(1);
  EXPECT_GE(BootClock::now(), moment);
  m_timer.set(BootClock::now() + milliseconds{50});
  wait_for(2);
}

TEST_F(BootTimerTest, calls_at_once_for_a_moment_that_has_passed) {
  m_timer.set(BootClock::time_point{});
  wait_for(1);
  m_timer.set(BootClock::now() - std::chrono::hours{1});
  wait_for(2);
}

TEST_F(BootTimerTest, keeps_to_what_was_set_last) {
  m_timer.set(BootClock::now());
  m_timer.set(std::nullopt);
  BootTimer other{[this] { m_calls += 10; }};
  other.set(BootClock::now() + milliseconds{20});
  wait_for(10);
  EXPECT_EQ(m_calls, 10);
}

} // namespace
} // namespace session
