// SPDX-License-Identifier: EUPL-1.2
#include "flow_driver.h"

#include <gtest/gtest.h>

namespace signin::test {
namespace {

/// A card in a reader with keys; the portal stands at the choice of a sign-in method.
FlowDriver with_pad(int tries = 3) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card_in_reader_with_pad(tries);
  flow.come("sign-in-method", portal::Meaning::sign_in_method);
  return flow;
}

FlowDriver typing_on_pad(int tries = 3) {
  auto flow = with_pad(tries);
  flow.tell(PadWanted{card::LastTry::confirmed});
  return flow;
}

TEST(FlowPad, lets_the_reader_ask_when_the_user_says_so_and_not_before) {
  auto flow = with_pad();
  EXPECT_EQ(flow.count<VerifyOnPad>(), 0);
  flow.tell(PadWanted{});
  ASSERT_TRUE(flow.did<VerifyOnPad>());
  ASSERT_TRUE(flow.view<Working>());
  EXPECT_EQ(flow.view<Working>()->activity, Activity::typing_on_reader);
}

TEST(FlowPad, says_that_the_reader_does_not_ask_yet_while_another_program_has_the_card) {
  auto flow = typing_on_pad();
  flow.tell(CardKeptByOthers{true});
  ASSERT_TRUE(flow.view<Working>());
  EXPECT_EQ(flow.view<Working>()->activity, Activity::waiting_for_card);
  flow.tell(CardKeptByOthers{false});
  ASSERT_TRUE(flow.view<Working>());
  EXPECT_EQ(flow.view<Working>()->activity, Activity::typing_on_reader);
}

TEST(FlowPad, leaves_at_once_on_cancel_while_the_reader_does_not_ask_yet) {
  auto flow = typing_on_pad();
  flow.tell(CardKeptByOthers{true});
  flow.tell(Cancelled{});
  EXPECT_TRUE(flow.did<CloseCard>());
  EXPECT_TRUE(flow.did<Leave>());
}

TEST(FlowPad, goes_on_as_with_a_pin_that_was_typed_on_the_computer) {
  auto flow = typing_on_pad();
  flow.tell(PinChecked{card::PinAccepted{}});
  EXPECT_TRUE(flow.did<Press>());
  flow.tell(CardWanted{});
  EXPECT_TRUE(flow.did<SendCardRequest>());
}

TEST(FlowPad, asks_once_for_each_time_the_user_says_so) {
  auto flow = typing_on_pad();
  flow.tell(PadWanted{card::LastTry::confirmed});
  EXPECT_TRUE(flow.last().empty());
  EXPECT_EQ(flow.count<VerifyOnPad>(), 1);
}

TEST(FlowPad, asks_on_no_reader_without_keys) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.tell(PadWanted{});
  EXPECT_TRUE(flow.last().empty());
}

TEST(FlowPad, sends_no_pin_from_the_computer_where_the_reader_has_keys) {
  auto flow = with_pad();
  flow.confirm_pin();
  EXPECT_TRUE(flow.last().empty());
}

TEST(FlowPad, uses_the_last_try_only_when_it_was_confirmed_as_such) {
  auto flow = with_pad(1);
  flow.tell(PadWanted{});
  EXPECT_FALSE(flow.did<VerifyOnPad>());
  EXPECT_TRUE(flow.view<AskPin>());
  flow.tell(PadWanted{card::LastTry::confirmed});
  ASSERT_TRUE(flow.did<VerifyOnPad>());
  EXPECT_EQ(flow.find<VerifyOnPad>()->last_try, card::LastTry::confirmed);
}

TEST(FlowPad, tells_the_tries_left_after_a_wrong_pin) {
  auto flow = typing_on_pad();
  flow.tell(PinChecked{card::PinWrong{{2}}});
  ASSERT_TRUE(flow.view<AskPin>());
  EXPECT_TRUE(flow.view<AskPin>()->wrong_before);
  EXPECT_TRUE(flow.view<AskPin>()->card.pin_pad);
  EXPECT_EQ(flow.view<AskPin>()->card.tries.count, 2);
}

TEST(FlowPad, says_blocked_after_the_last_wrong_pin) {
  auto flow = typing_on_pad(1);
  flow.tell(PinChecked{card::PinWrong{{0}}});
  EXPECT_TRUE(flow.in_trouble(Failure::pin_blocked));
}

TEST(FlowPad, says_why_the_reader_gave_no_pin_and_lets_the_user_try_again) {
  for (const auto why : {card::NoPin::cancelled, card::NoPin::took_too_long, card::NoPin::wrong_length}) {
    auto flow = typing_on_pad();
    flow.tell(PinChecked{card::PinNotTyped{why}});
    ASSERT_TRUE(flow.view<AskPin>());
    EXPECT_EQ(flow.view<AskPin>()->no_pin, why);
    EXPECT_TRUE(flow.view<AskPin>()->card.pin_pad);
    EXPECT_EQ(flow.view<AskPin>()->card.tries.count, 3);
    EXPECT_FALSE(flow.did<VerifyOnPad>());
    flow.tell(PadWanted{});
    EXPECT_TRUE(flow.did<VerifyOnPad>());
  }
}

TEST(FlowPad, forgets_why_there_was_no_pin_once_there_is_a_wrong_one) {
  auto flow = typing_on_pad();
  flow.tell(PinChecked{card::PinNotTyped{card::NoPin::cancelled}});
  flow.tell(PadWanted{});
  flow.tell(PinChecked{card::PinWrong{{2}}});
  ASSERT_TRUE(flow.view<AskPin>());
  EXPECT_EQ(flow.view<AskPin>()->no_pin, std::nullopt);
}

TEST(FlowPad, lets_the_pin_be_typed_on_the_computer_when_the_reader_cannot_ask_and_says_so) {
  auto flow = typing_on_pad();
  flow.tell(PinChecked{card::PinNotTyped{card::NoPin::pad_cannot_ask}});
  ASSERT_TRUE(flow.view<AskPin>());
  EXPECT_EQ(flow.view<AskPin>()->no_pin, card::NoPin::pad_cannot_ask);
  EXPECT_FALSE(flow.view<AskPin>()->card.pin_pad);
  EXPECT_FALSE(flow.did<Verify>());
  flow.confirm_pin();
  EXPECT_TRUE(flow.did<Verify>());
}

TEST(FlowPad, stays_until_the_reader_is_done_when_the_user_cancels_and_closes_the_card_then) {
  auto flow = typing_on_pad();
  flow.tell(Cancelled{});
  ASSERT_TRUE(flow.view<Working>());
  EXPECT_EQ(flow.view<Working>()->activity, Activity::waiting_for_reader);
  EXPECT_FALSE(flow.did<Leave>());
  flow.come_entities();
  EXPECT_TRUE(flow.last().empty());
  flow.tell(PinChecked{card::PinAccepted{}}); // typed all the same
  EXPECT_TRUE(flow.did<CloseCard>());
  EXPECT_TRUE(flow.did<Leave>());
  EXPECT_EQ(flow.count<SendCardRequest>(), 0);
}

TEST(FlowPad, leaves_at_once_when_the_user_cancels_twice) {
  auto flow = typing_on_pad();
  flow.tell(Cancelled{});
  flow.tell(Cancelled{});
  EXPECT_TRUE(flow.did<CloseCard>());
  EXPECT_TRUE(flow.did<Leave>());
}

TEST(FlowPad, leaves_when_the_card_is_pulled_after_a_cancel) {
  auto flow = typing_on_pad();
  flow.tell(Cancelled{});
  flow.tell(CardTaken{FlowDriver::reader});
  EXPECT_TRUE(flow.did<Leave>());
}

TEST(FlowPad, asks_for_the_card_again_when_it_is_pulled) {
  for (const bool watch_was_first : {true, false}) {
    auto flow = typing_on_pad();
    if (watch_was_first)
      flow.tell(CardTaken{FlowDriver::reader});
    else
      flow.tell(PinChecked{card::Fault::card_removed});
    EXPECT_TRUE(flow.view<AskCard>());
    EXPECT_TRUE(flow.did<CloseCard>());
  }
}

TEST(FlowPad, asks_again_and_never_by_itself_when_another_program_reset_the_card) {
  auto flow = typing_on_pad();
  flow.tell(PinChecked{card::Fault::card_reset});
  flow.read_card_in_reader_with_pad();
  EXPECT_TRUE(flow.view<AskPin>());
  EXPECT_EQ(flow.count<VerifyOnPad>(), 1);
}

TEST(FlowPad, tells_of_the_portals_trouble_once_the_reader_is_done) {
  auto flow = typing_on_pad();
  flow.tell(PortalFailed{Failure::portal_unreachable});
  EXPECT_TRUE(flow.last().empty());
  flow.tell(PinChecked{card::PinAccepted{}});
  EXPECT_TRUE(flow.in_trouble(Failure::portal_unreachable));
  EXPECT_TRUE(flow.did<CloseCard>());
}

TEST(FlowPad, tells_of_the_portals_trouble_also_when_the_card_is_pulled) {
  auto flow = typing_on_pad();
  flow.tell(PortalFailed{Failure::portal_unreachable});
  flow.tell(CardTaken{FlowDriver::reader});
  EXPECT_TRUE(flow.in_trouble(Failure::portal_unreachable));
}

} // namespace
} // namespace signin::test
