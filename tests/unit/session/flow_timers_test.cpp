// SPDX-License-Identifier: EUPL-1.2
#include "session/flow_timers.h"

#include <glibmm/main.h>
#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace session {
namespace {

using std::chrono::seconds;

/// Of which a second takes 10 ms.
class FlowTimersTest : public testing::Test {
protected:
  void wait_for(std::size_t count) const {
    while (m_timed_out.size() < count)
      Glib::MainContext::get_default()->iteration(true);
  }

  std::vector<signin::Timer> m_timed_out;
  std::optional<FlowTimers> m_timers{std::in_place, [this](signin::Timer timer) { m_timed_out.push_back(timer); }, 100};
};

TEST_F(FlowTimersTest, each_ends_once_and_the_shorter_one_first) {
  m_timers->start_timer(signin::Timer::page, seconds{40});
  m_timers->start_timer(signin::Timer::keyring, seconds{1});
  wait_for(2);
  m_timers->start_timer(signin::Timer::open_card, seconds{20});
  wait_for(3);
  EXPECT_EQ(m_timed_out, (std::vector{signin::Timer::keyring, signin::Timer::page, signin::Timer::open_card}));
}

TEST_F(FlowTimersTest, one_that_is_stopped_or_goes_with_its_owner_never_ends) {
  m_timers->start_timer(signin::Timer::page, seconds{1});
  m_timers->stop_timer(signin::Timer::page);
  m_timers->start_timer(signin::Timer::keyring, seconds{20});
  wait_for(1);
  EXPECT_EQ(m_timed_out, (std::vector{signin::Timer::keyring}));
  m_timers->start_timer(signin::Timer::page, seconds{1});
  m_timers.reset();
  FlowTimers other{[this](signin::Timer timer) { m_timed_out.push_back(timer); }, 100};
  other.start_timer(signin::Timer::open_card, seconds{20});
  wait_for(2);
  EXPECT_EQ(m_timed_out.back(), signin::Timer::open_card);
}

TEST_F(FlowTimersTest, one_that_is_started_again_waits_anew) {
  m_timers->start_timer(signin::Timer::page, seconds{1});
  m_timers->start_timer(signin::Timer::page, seconds{40});
  m_timers->start_timer(signin::Timer::keyring, seconds{20});
  wait_for(2);
  EXPECT_EQ(m_timed_out, (std::vector{signin::Timer::keyring, signin::Timer::page}));
}

} // namespace
} // namespace session
