// SPDX-License-Identifier: EUPL-1.2
// Promise 3 while the computer sleeps: a card that was unlocked is not found unlocked by whoever wakes it up.
#include "flow_driver.h"

#include <gtest/gtest.h>

namespace signin::test {
namespace {

FlowDriver with_pin_confirmed() {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.come("sign-in-method", portal::Meaning::sign_in_method);
  flow.confirm_pin();
  return flow;
}

FlowDriver with_open_card() {
  auto flow = with_pin_confirmed();
  flow.tell(PinChecked{card::PinAccepted{}});
  return flow;
}

TEST(FlowSleep, closes_an_open_card_and_asks_for_its_pin_again) {
  auto flow = with_open_card();
  flow.tell(AboutToSleep{});
  EXPECT_TRUE(flow.did<CloseCard>());
  EXPECT_TRUE(flow.did<ReadCard>());
  flow.read_card();
  EXPECT_TRUE(flow.view<AskPin>());
  flow.tell(CardWanted{});
  EXPECT_EQ(flow.count<SendCardRequest>(), 0) << "not without the PIN";
}

TEST(FlowSleep, takes_the_card_request_back_and_makes_it_after_the_pin) {
  auto flow = with_open_card();
  flow.tell(CardWanted{});
  flow.tell(AboutToSleep{});
  EXPECT_TRUE(flow.did<CancelCardRequest>());
  EXPECT_TRUE(flow.did<CloseCard>());
  flow.read_card();
  flow.accept_pin();
  EXPECT_TRUE(flow.did<SendCardRequest>());
}

TEST(FlowSleep, takes_no_answer_to_a_pin_that_was_on_its_way) {
  auto flow = with_pin_confirmed();
  flow.tell(AboutToSleep{});
  EXPECT_TRUE(flow.did<CloseCard>());
  flow.tell(PinChecked{card::PinAccepted{}});
  EXPECT_TRUE(flow.last().empty());
  flow.read_card();
  EXPECT_TRUE(flow.view<AskPin>());
}

TEST(FlowSleep, leaves_alone_whoever_has_no_open_card) {
  FlowDriver flow;
  flow.tell(AboutToSleep{});
  EXPECT_TRUE(flow.last().empty());
  flow.place_card();
  flow.read_card();
  flow.tell(AboutToSleep{});
  EXPECT_TRUE(flow.last().empty()) << "the PIN is being typed";
}

TEST(FlowSleep, leaves_the_session_at_the_portal_alone) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come("primaweb", portal::Meaning::primaweb);
  flow.tell(AboutToSleep{});
  EXPECT_TRUE(flow.last().empty());
}

} // namespace
} // namespace signin::test
