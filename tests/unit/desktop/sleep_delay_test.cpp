// SPDX-License-Identifier: EUPL-1.2
#include "desktop/sleep_delay.h"
#include "private_bus.h"

#include <gtest/gtest.h>

#include <optional>

namespace desktop {
namespace {

using test::comes_true;
using test::FakeLogind;
using test::let_settle;

TEST(SleepDelayTest, has_logind_wait_until_it_is_released) {
  FakeLogind logind;
  SleepDelay delay;
  let_settle();
  EXPECT_EQ(logind.inhibited(), "") << "not before there is a need";
  delay.hold();
  ASSERT_TRUE(comes_true([&] { return logind.has_to_wait(); }));
  EXPECT_EQ(logind.inhibited(), "sleep delay");
  let_settle();
  EXPECT_TRUE(logind.has_to_wait());
  delay.release();
  EXPECT_TRUE(comes_true([&] { return !logind.has_to_wait(); }));
}

TEST(SleepDelayTest, can_be_held_again) {
  FakeLogind logind;
  SleepDelay delay;
  delay.hold();
  delay.hold();
  ASSERT_TRUE(comes_true([&] { return logind.has_to_wait(); }));
  delay.release();
  ASSERT_TRUE(comes_true([&] { return !logind.has_to_wait(); }));
  delay.hold();
  EXPECT_TRUE(comes_true([&] { return logind.has_to_wait(); }));
  EXPECT_EQ(logind.inhibitors_given(), 2);
}

TEST(SleepDelayTest, keeps_nobody_waiting_that_was_released_before_logind_answered) {
  FakeLogind logind;
  SleepDelay delay;
  delay.hold();
  delay.release();
  ASSERT_TRUE(comes_true([&] { return logind.inhibitors_given() == 1; }));
  EXPECT_TRUE(comes_true([&] { return !logind.has_to_wait(); }));
}

TEST(SleepDelayTest, keeps_nobody_waiting_once_it_is_gone) {
  FakeLogind logind;
  std::optional<SleepDelay> delay{std::in_place};
  delay->hold();
  ASSERT_TRUE(comes_true([&] { return logind.has_to_wait(); }));
  delay.reset();
  EXPECT_TRUE(comes_true([&] { return !logind.has_to_wait(); }));
}

TEST(SleepDelayTest, does_without_logind_and_asks_the_one_that_comes) {
  static_cast<void>(test::private_bus());
  SleepDelay delay;
  delay.hold();
  let_settle();
  delay.release();
  FakeLogind logind;
  delay.hold();
  EXPECT_TRUE(comes_true([&] { return logind.has_to_wait(); }));
}

} // namespace
} // namespace desktop
