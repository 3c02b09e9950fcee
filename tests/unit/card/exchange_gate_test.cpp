// SPDX-License-Identifier: EUPL-1.2
#include "card/exchange_gate.h"

#include <gtest/gtest.h>

namespace card {

TEST(ExchangeGate, calls_off_what_was_asked_for_before_and_nothing_after) {
  ExchangeGate gate{ExchangeGate::Patience::until_called_off};
  gate.take_up(gate.draw());
  const auto waiting = gate.draw();
  EXPECT_FALSE(gate.is_called_off());
  gate.call_off();
  EXPECT_TRUE(gate.is_called_off()) << "the running one";
  gate.take_up(waiting);
  EXPECT_TRUE(gate.is_called_off()) << "the one in the queue";
  gate.take_up(gate.draw());
  EXPECT_FALSE(gate.is_called_off());
}

TEST(ExchangeGate, waits_only_while_somebody_says_so) {
  ExchangeGate gate{ExchangeGate::Patience::about_half_a_second};
  EXPECT_FALSE(gate.is_waiting());
  {
    const ExchangeGate::Wait wait{gate};
    EXPECT_TRUE(gate.is_waiting());
  }
  EXPECT_FALSE(gate.is_waiting());
}

} // namespace card
