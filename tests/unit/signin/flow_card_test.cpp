// SPDX-License-Identifier: EUPL-1.2
#include "flow_driver.h"

#include <gtest/gtest.h>

namespace signin::test {
namespace {

TEST(FlowCard, has_the_end_of_the_certificates_told_when_the_keyring_says_that_it_is_to_be) {
  for (const bool is_told : {true, false}) {
    FlowDriver flow;
    flow.place_card();
    flow.read_card(FlowDriver::facts(3), Recalled{{}, true, card::Ownership::own, is_told});
    ASSERT_TRUE(flow.view<AskPin>());
    EXPECT_EQ(flow.view<AskPin>()->ends_soon, is_told);
  }
}

TEST(FlowCard, asks_for_a_reader_and_then_for_a_card) {
  FlowDriver flow;
  flow.tell(ReadersSeen{false});
  ASSERT_TRUE(flow.view<AskCard>());
  EXPECT_FALSE(flow.view<AskCard>()->reader_present);
  flow.tell(ReadersSeen{true});
  ASSERT_TRUE(flow.view<AskCard>());
  EXPECT_TRUE(flow.view<AskCard>()->reader_present);
}

TEST(FlowCard, tells_the_tries_left_after_a_wrong_pin_and_lets_the_user_try_again) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.confirm_pin();
  EXPECT_TRUE(flow.did<Verify>());
  flow.tell(PinChecked{card::PinWrong{{2}}});
  ASSERT_TRUE(flow.view<AskPin>());
  EXPECT_TRUE(flow.view<AskPin>()->wrong_before);
  EXPECT_EQ(flow.view<AskPin>()->card.tries.count, 2);
  flow.confirm_pin();
  EXPECT_TRUE(flow.did<Verify>());
}

TEST(FlowCard, says_blocked_after_the_last_wrong_pin) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card(1);
  flow.confirm_pin(card::LastTry::confirmed);
  flow.tell(PinChecked{card::PinWrong{{0}}});
  EXPECT_TRUE(flow.in_trouble(Failure::pin_blocked));
  EXPECT_TRUE(flow.did<CloseCard>());
}

TEST(FlowCard, shows_no_pin_box_for_a_blocked_card) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card(0);
  EXPECT_TRUE(flow.in_trouble(Failure::pin_blocked));
  EXPECT_FALSE(flow.view<AskPin>());
}

TEST(FlowCard, asks_for_the_card_again_when_it_is_pulled_while_the_pin_is_typed) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.tell(CardTaken{FlowDriver::reader});
  EXPECT_TRUE(flow.view<AskCard>());
  EXPECT_TRUE(flow.did<CloseCard>());
  flow.place_card();
  EXPECT_TRUE(flow.did<ReadCard>());
}

TEST(FlowCard, asks_for_card_and_pin_again_when_it_is_pulled_while_it_signs) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.come("sign-in-method", portal::Meaning::sign_in_method);
  flow.accept_pin();
  flow.tell(CardWanted{});
  EXPECT_TRUE(flow.did<SendCardRequest>());
  flow.tell(CardDidNotSign{card::Fault::card_removed});
  EXPECT_TRUE(flow.view<AskCard>());
  flow.tell(CardTaken{FlowDriver::reader});
  flow.place_card();
  flow.read_card();
  EXPECT_FALSE(flow.did<SendCardRequest>());
  flow.accept_pin();
  EXPECT_TRUE(flow.did<SendCardRequest>());
}

TEST(FlowCard, says_beside_the_pin_who_wants_the_card_as_soon_as_somebody_does) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  ASSERT_TRUE(flow.view<AskPin>());
  EXPECT_EQ(flow.view<AskPin>()->card_host, "");
  flow.tell(CardWanted{"certif.example.be"});
  ASSERT_TRUE(flow.view<AskPin>());
  EXPECT_EQ(flow.view<AskPin>()->card_host, "certif.example.be");
  flow.accept_pin();
  EXPECT_TRUE(flow.did<SendCardRequest>());
  flow.tell(CardRequestFailed{});
  flow.tell(RemedyPressed{});
  flow.read_card();
  EXPECT_EQ(flow.view<AskPin>()->card_host, "") << "nobody asks any more";
}

TEST(FlowCard, asks_for_nothing_at_the_card_host_any_more_when_another_page_has_come) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.tell(CardWanted{"certif.example.be"});
  flow.tell(CardWithdrawn{});
  ASSERT_TRUE(flow.view<AskPin>());
  EXPECT_EQ(flow.view<AskPin>()->card_host, "");
  flow.come("sign-in-method", portal::Meaning::sign_in_method);
  flow.accept_pin();
  EXPECT_FALSE(flow.did<SendCardRequest>());
  EXPECT_TRUE(flow.did<Press>());
  flow.tell(CardWanted{"certif.example.be"});
  EXPECT_TRUE(flow.did<SendCardRequest>());
  flow.tell(CardWithdrawn{});
  flow.tell(CardRequestDone{});
  EXPECT_TRUE(flow.did<CloseCard>()) << "what was sent comes to its end";
}

TEST(FlowCard, says_that_the_card_cannot_sign_as_the_service_wants) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.come("sign-in-method", portal::Meaning::sign_in_method);
  flow.accept_pin();
  flow.tell(CardWanted{});
  flow.tell(CardDidNotSign{card::Fault::signature_refused});
  EXPECT_TRUE(flow.in_trouble(Failure::signature_unsupported));
  EXPECT_TRUE(flow.did<CloseCard>());
}

TEST(FlowCard, leaves_the_session_alone_when_the_card_goes_after_the_sign_in) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come("primaweb", portal::Meaning::primaweb);
  flow.tell(CardTaken{FlowDriver::reader});
  EXPECT_TRUE(flow.last().empty()) << "a client's card now uses the reader";
}

TEST(FlowCard, ignores_a_second_card_in_another_reader) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.tell(CardPlaced{"Another reader"});
  EXPECT_TRUE(flow.last().empty());
  flow.tell(CardTaken{"Another reader"});
  EXPECT_TRUE(flow.last().empty());
}

TEST(FlowCard, takes_the_right_card_after_a_foreign_one) {
  FlowDriver flow;
  flow.place_card();
  flow.tell(CardUnfit{Failure::foreign_card});
  EXPECT_TRUE(flow.in_trouble(Failure::foreign_card));
  flow.tell(CardPlaced{"Another reader"});
  ASSERT_TRUE(flow.did<ReadCard>());
  EXPECT_EQ(flow.find<ReadCard>()->reader, "Another reader");
}

TEST(FlowCard, asks_the_pin_again_when_another_program_reset_the_card) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.confirm_pin();
  flow.tell(PinChecked{card::Fault::card_reset});
  EXPECT_TRUE(flow.did<ReadCard>());
  flow.read_card();
  EXPECT_TRUE(flow.view<AskPin>());
  EXPECT_EQ(flow.count<Verify>(), 1) << "never sent again by itself";
}

TEST(FlowCard, tells_of_a_card_that_did_not_answer_to_the_pin_and_sends_it_never_again_by_itself) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.confirm_pin();
  flow.tell(PinChecked{card::Fault::timed_out});
  EXPECT_TRUE(flow.in_trouble(Failure::card_silent));
  EXPECT_TRUE(flow.did<CloseCard>()) << "it may be unlocked";
  flow.tell(RemedyPressed{});
  flow.read_card(2);
  ASSERT_TRUE(flow.view<AskPin>());
  EXPECT_EQ(flow.view<AskPin>()->card.tries.count, 2) << "as the card counts them";
  EXPECT_EQ(flow.count<Verify>(), 1);
}

TEST(FlowCard, says_that_another_program_has_the_card_and_goes_on_when_it_lets_go) {
  FlowDriver flow;
  flow.place_card();
  flow.tell(CardKeptByOthers{true});
  ASSERT_TRUE(flow.view<Working>());
  EXPECT_EQ(flow.view<Working>()->activity, Activity::waiting_for_card);
  flow.tell(CardKeptByOthers{false});
  EXPECT_TRUE(flow.view<ReadingCard>());
  flow.read_card();
  EXPECT_TRUE(flow.view<AskPin>());
}

TEST(FlowCard, leaves_on_cancel_while_another_program_keeps_the_card_from_the_pin) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.confirm_pin();
  flow.tell(CardKeptByOthers{true});
  ASSERT_TRUE(flow.view<Working>());
  EXPECT_EQ(flow.view<Working>()->activity, Activity::waiting_for_card);
  flow.tell(Cancelled{});
  EXPECT_TRUE(flow.did<CloseCard>());
  EXPECT_TRUE(flow.did<Leave>());
}

TEST(FlowCard, does_not_mind_who_has_the_card_while_it_needs_none) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.tell(CardKeptByOthers{true});
  EXPECT_TRUE(flow.last().empty());
}

TEST(FlowCard, comes_back_by_itself_when_the_reader_service_does) {
  FlowDriver flow;
  flow.tell(ServiceFailed{Failure::service_stopped});
  EXPECT_TRUE(flow.in_trouble(Failure::service_stopped));
  flow.tell(ReadersSeen{true});
  EXPECT_TRUE(flow.view<AskCard>());
}

TEST(FlowCard, asks_for_no_card_while_the_reader_service_is_away) {
  FlowDriver flow;
  flow.tell(ServiceFailed{Failure::service_stopped});
  flow.tell(RemedyPressed{});
  EXPECT_TRUE(flow.in_trouble(Failure::service_stopped));
  EXPECT_FALSE(flow.view<AskCard>());
}

TEST(FlowCard, keeps_the_wrong_pin_sentence_when_the_portal_gets_ready_meanwhile) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.confirm_pin();
  flow.tell(PinChecked{card::PinWrong{{2}}});
  flow.come("sign-in-method", portal::Meaning::sign_in_method);
  ASSERT_TRUE(flow.view<AskPin>());
  EXPECT_TRUE(flow.view<AskPin>()->wrong_before);
}

} // namespace
} // namespace signin::test
