// SPDX-License-Identifier: EUPL-1.2
#include "process/end_signals.h"

#include <glib.h>
#include <gtest/gtest.h>

#include <csignal>

namespace {

using process::EndSignals;

class AnEndSignal : public testing::TestWithParam<int> {};

TEST_P(AnEndSignal, is_heard_on_the_main_loop) {
  int heard = 0;
  const EndSignals signals{[&heard] { ++heard; }};
  raise(GetParam());
  EXPECT_EQ(heard, 0);
  while (heard == 0)
    g_main_context_iteration(nullptr, TRUE);
  EXPECT_EQ(heard, 1);
}

TEST_P(AnEndSignal, is_known_though_the_main_loop_had_no_time_for_it) {
  EndSignals signals{[] { FAIL() << "told after it was to kill"; }};
  raise(GetParam());
  EXPECT_TRUE(signals.let_them_kill());
  while (g_main_context_iteration(nullptr, FALSE) == TRUE) {
  }
}

TEST_P(AnEndSignal, kills_from_when_it_is_to) {
  EXPECT_EXIT(
      {
        EndSignals signals{[] {}};
        if (!signals.let_them_kill())
          raise(GetParam());
      },
      testing::KilledBySignal(GetParam()), "");
}

TEST_P(AnEndSignal, of_an_earlier_time_is_none_of_a_later_object) {
  {
    EndSignals signals{[] {}};
    raise(GetParam());
    EXPECT_TRUE(signals.let_them_kill());
  }
  EndSignals signals{[] {}};
  EXPECT_FALSE(signals.let_them_kill());
}

INSTANTIATE_TEST_SUITE_P(Process, AnEndSignal, testing::Values(SIGTERM, SIGINT, SIGHUP));

} // namespace
