// SPDX-License-Identifier: EUPL-1.2
#include "card/turn.h"

#include <gtest/gtest.h>

namespace card {

TEST(Turn, calls_off_what_was_asked_for_before_and_nothing_after) {
  Turn turn{Turn::Patience::until_called_off};
  turn.take_up(turn.draw());
  const auto waiting = turn.draw();
  EXPECT_FALSE(turn.is_called_off());
  turn.call_off();
  EXPECT_TRUE(turn.is_called_off()) << "the running one";
  turn.take_up(waiting);
  EXPECT_TRUE(turn.is_called_off()) << "the one in the queue";
  turn.take_up(turn.draw());
  EXPECT_FALSE(turn.is_called_off());
}

TEST(Turn, waits_only_while_somebody_says_so) {
  Turn turn{Turn::Patience::about_half_a_second};
  EXPECT_FALSE(turn.is_waiting());
  {
    const Turn::Wait wait{turn};
    EXPECT_TRUE(turn.is_waiting());
  }
  EXPECT_FALSE(turn.is_waiting());
}

} // namespace card
