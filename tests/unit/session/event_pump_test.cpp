// SPDX-License-Identifier: EUPL-1.2
#include "session/event_pump.h"

#include <gtest/gtest.h>

#include <vector>

namespace session {
namespace {

bool shows_pin_page(const signin::Effect& effect) {
  const auto* show = std::get_if<signin::Show>(&effect);
  return show != nullptr && std::holds_alternative<signin::AskPin>(show->view);
}

TEST(EventPump, handles_an_event_that_comes_of_another_one_after_it) {
  std::vector<int> order;
  EventPump pump{[&](const signin::Effect& effect) {
    if (std::holds_alternative<signin::ReadCard>(effect)) {
      pump.tell(signin::CardUnfit{}, [&order] { order.push_back(2); });
      order.push_back(1);
    }
  }};
  pump.tell(signin::CardPlaced{"A"}, [&order] { order.push_back(3); });
  EXPECT_EQ(order, (std::vector{1, 3, 2})) << "each is done before the next begins";
}

/// What a window does that is asked for the PIN and has its answer ready.
TEST(EventPump, hears_a_pin_that_is_confirmed_while_the_pin_page_is_being_shown) {
  int verifies = 0;
  bool is_confirmed = false;
  EventPump pump{[&](const signin::Effect& effect) {
    if (shows_pin_page(effect) && !std::exchange(is_confirmed, true))
      pump.tell(signin::PinConfirmed{});
    verifies += std::holds_alternative<signin::Verify>(effect) ? 1 : 0;
  }};
  pump.tell(signin::CardPlaced{"A"});
  signin::CardRead read;
  read.facts.tries = {3};
  pump.tell(read);
  pump.tell(signin::Recalled{{}, true, card::Ownership::own});
  EXPECT_EQ(verifies, 1);
}

} // namespace
} // namespace session
