// SPDX-License-Identifier: EUPL-1.2
#include "session/idle_clock.h"

#include <gtest/gtest.h>

namespace session {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using State = IdleClock::State;

class IdleClockTest : public testing::Test {
protected:
  IdleClock& with(const IdleRules& rules) {
    m_clock = IdleClock{rules, m_now};
    return m_clock;
  }

  State after(BootClock::duration time) {
    m_now += time;
    return m_clock.state(m_now);
  }

  BootClock::time_point m_now{hours{1}};
  IdleClock m_clock{{}, m_now};
};

TEST_F(IdleClockTest, without_a_rule_lets_a_session_be_for_days_and_covers_it_when_its_user_leaves) {
  with({});
  EXPECT_EQ(after(hours{72}), State{});
  EXPECT_EQ(m_clock.next(m_now), std::nullopt);
  m_clock.user_left(m_now);
  EXPECT_TRUE(after(seconds{0}).is_covered);
}

TEST_F(IdleClockTest, does_not_cover_when_the_user_leaves_where_that_is_not_wanted) {
  with({.cover_on_lock = false}).user_left(m_now);
  EXPECT_EQ(after(hours{1}), State{});
}

TEST_F(IdleClockTest, covers_after_the_time_without_an_act_and_not_before) {
  with({.cover_after = minutes{5}});
  EXPECT_FALSE(after(minutes{4}).is_covered);
  m_clock.user_acted(m_now);
  EXPECT_FALSE(after(minutes{4}).is_covered);
  EXPECT_EQ(m_clock.next(m_now), m_now + minutes{1});
  EXPECT_TRUE(after(minutes{1}).is_covered);
  EXPECT_EQ(m_clock.next(m_now), std::nullopt);
}

TEST_F(IdleClockTest, stays_covered_until_the_user_uncovers_whatever_else_they_do) {
  with({.cover_after = minutes{5}});
  m_now += minutes{6};
  m_clock.user_acted(m_now); // before anybody asked for the state
  EXPECT_TRUE(after(seconds{1}).is_covered);
  m_clock.uncover(m_now);
  EXPECT_FALSE(after(minutes{4}).is_covered);
  EXPECT_TRUE(after(minutes{1}).is_covered) << "to uncover was an act";
}

TEST_F(IdleClockTest, warns_for_a_minute_second_by_second_and_ends) {
  with({.end_after = minutes{15}});
  EXPECT_EQ(m_clock.next(m_now), m_now + minutes{14});
  EXPECT_EQ(after(minutes{14} - milliseconds{1}), State{});
  EXPECT_EQ(after(milliseconds{1}), State{.ends_in = seconds{60}});
  EXPECT_EQ(m_clock.next(m_now), m_now + seconds{1});
  EXPECT_EQ(after(milliseconds{1'500}), State{.ends_in = seconds{59}});
  EXPECT_EQ(m_clock.next(m_now), m_now + milliseconds{500});
  EXPECT_EQ(after(milliseconds{500}), State{.ends_in = seconds{58}});
  EXPECT_EQ(after(seconds{57}), State{.ends_in = seconds{1}});
  EXPECT_EQ(after(seconds{1}), State{.is_over = true});
  EXPECT_EQ(m_clock.next(m_now), std::nullopt);
}

TEST_F(IdleClockTest, any_act_during_the_warning_keeps_the_session) {
  with({.end_after = minutes{15}});
  ASSERT_TRUE(after(minutes{14} + seconds{59}).ends_in);
  m_clock.user_acted(m_now);
  EXPECT_EQ(after(seconds{0}), State{});
  EXPECT_EQ(after(minutes{14}), State{.ends_in = seconds{60}});
}

TEST_F(IdleClockTest, warns_for_half_of_a_time_that_is_short) {
  with({.end_after = seconds{20}});
  EXPECT_EQ(m_clock.next(m_now), m_now + seconds{10});
  EXPECT_EQ(after(seconds{9}), State{});
  EXPECT_EQ(after(seconds{1}), State{.ends_in = seconds{10}});
}

TEST_F(IdleClockTest, is_over_when_the_computer_slept_through_the_end_and_no_later_act_changes_that) {
  with({.end_after = minutes{15}});
  m_now += hours{8};
  m_clock.user_acted(m_now); // the first key after it woke up
  EXPECT_TRUE(after(seconds{0}).is_over);
  m_clock.uncover(m_now);
  EXPECT_TRUE(after(seconds{0}).is_over);
}

TEST_F(IdleClockTest, covers_first_and_ends_later_where_both_are_wanted) {
  with({.cover_after = minutes{5}, .end_after = minutes{15}});
  EXPECT_EQ(m_clock.next(m_now), m_now + minutes{5});
  EXPECT_EQ(after(minutes{5}), State{.is_covered = true});
  EXPECT_EQ(m_clock.next(m_now), m_now + minutes{9});
  EXPECT_EQ(after(minutes{9}), (State{.is_covered = true, .ends_in = seconds{60}}));
  m_clock.user_acted(m_now);
  EXPECT_EQ(after(seconds{0}), State{.is_covered = true}) << "who only moves the mouse sees no page";
}

TEST_F(IdleClockTest, follows_other_rules_from_when_they_come_and_warns_by_them) {
  with({.end_after = minutes{15}});
  ASSERT_EQ(after(minutes{10}), State{});
  m_clock.set_rules({.cover_after = minutes{1}, .end_after = minutes{5}}, m_now);
  EXPECT_EQ(after(seconds{0}), State{}) << "nobody is signed out without a warning";
  EXPECT_TRUE(after(minutes{1}).is_covered);
  EXPECT_EQ(after(minutes{3}).ends_in, seconds{60});
  m_clock.set_rules({}, m_now);
  EXPECT_EQ(after(hours{24}), State{.is_covered = true}) << "only its user uncovers it";
  m_clock.uncover(m_now);
  EXPECT_EQ(after(hours{24}), State{});
}

} // namespace
} // namespace session
