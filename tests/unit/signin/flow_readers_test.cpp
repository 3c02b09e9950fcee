// SPDX-License-Identifier: EUPL-1.2
// Several cards in several readers: which one the sign-in is about.
#include "flow_driver.h"

#include <gtest/gtest.h>

namespace signin::test {
namespace {

// Two of one make: pcscd numbers them.

CardFacts facts_of(const char* reader) {
  auto facts = FlowDriver::facts(3);
  facts.reader = reader;
  return facts;
}

FlowDriver with_two_cards() {
  FlowDriver flow;
  flow.tell(CardPlaced{first_reader});
  flow.tell(CardPlaced{second_reader});
  return flow;
}

bool reads(const FlowDriver& flow, const char* reader) {
  return flow.did<ReadCard>() && flow.find<ReadCard>()->reader == reader;
}

TEST(FlowReaders, go_on_to_the_second_card_when_the_first_one_cannot_sign_in) {
  auto flow = with_two_cards();
  flow.tell(CardUnfit{Failure::certificate_expired});
  EXPECT_FALSE(flow.view<Trouble>());
  ASSERT_TRUE(reads(flow, second_reader));
  flow.read_card(facts_of(second_reader));
  ASSERT_TRUE(flow.view<AskPin>());
  EXPECT_EQ(flow.view<AskPin>()->card.reader, second_reader);
}

TEST(FlowReaders, tell_of_the_first_card_when_none_can_sign_in) {
  auto flow = with_two_cards();
  flow.tell(CardUnfit{Failure::certificate_expired});
  flow.tell(CardUnfit{Failure::no_certificate});
  EXPECT_TRUE(flow.in_trouble(Failure::certificate_expired));
  flow.tell(CardTaken{second_reader});
  EXPECT_TRUE(flow.last().empty()) << "the other one is what the dialog tells of";
  flow.tell(CardTaken{first_reader});
  EXPECT_TRUE(flow.view<AskCard>());
}

TEST(FlowReaders, name_the_reader_of_a_foreign_card_while_they_ask_for_the_users) {
  FlowDriver flow;
  flow.tell(ReadersSeen{true});
  flow.tell(ForeignCardSeen{first_reader});
  ASSERT_TRUE(flow.view<AskCard>());
  EXPECT_EQ(flow.view<AskCard>()->foreign_in, first_reader);
  EXPECT_FALSE(flow.did<ReadCard>());
  flow.tell(CardTaken{first_reader});
  ASSERT_TRUE(flow.view<AskCard>());
  EXPECT_TRUE(flow.view<AskCard>()->foreign_in.empty());
}

TEST(FlowReaders, leave_a_foreign_card_alone_beside_the_users) {
  FlowDriver flow;
  flow.tell(CardPlaced{second_reader});
  flow.tell(ForeignCardSeen{first_reader});
  EXPECT_TRUE(flow.last().empty());
  flow.read_card(facts_of(second_reader));
  EXPECT_TRUE(flow.view<AskPin>());
}

TEST(FlowReaders, say_whose_card_cannot_sign_in) {
  FlowDriver flow;
  flow.tell(CardPlaced{first_reader});
  flow.tell(CardUnfit{Failure::certificate_expired,
                      CardHolder{card::Private<std::string>{"Ada Proef"}, std::chrono::year{2025} / 5 / 3}});
  ASSERT_TRUE(flow.view<Trouble>());
  ASSERT_TRUE(flow.view<Trouble>()->holder);
  EXPECT_EQ(flow.view<Trouble>()->holder->name.reveal(), "Ada Proef");
}

TEST(FlowReaders, say_whose_card_is_blocked_and_nothing_of_it_when_the_portal_is_slow) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card(FlowDriver::facts(0), Recalled{{}, true, card::Ownership::own});
  ASSERT_TRUE(flow.in_trouble(Failure::pin_blocked));
  ASSERT_TRUE(flow.view<Trouble>()->holder);
  EXPECT_EQ(flow.view<Trouble>()->holder->name.reveal(), "Ada Proef");
  EXPECT_EQ(flow.view<Trouble>()->holder->valid_until, std::chrono::year{2031} / 5 / 3);

  FlowDriver other;
  other.place_card();
  other.read_card(FlowDriver::facts(3), Recalled{{}, true, card::Ownership::own});
  other.tell(PortalFailed{Failure::portal_unreachable, {}});
  ASSERT_TRUE(other.in_trouble(Failure::portal_unreachable));
  EXPECT_FALSE(other.view<Trouble>()->holder);
}

TEST(FlowReaders, try_all_cards_again_when_the_user_says_so) {
  auto flow = with_two_cards();
  flow.tell(CardUnfit{Failure::card_busy});
  flow.tell(CardUnfit{Failure::card_busy});
  flow.tell(RemedyPressed{});
  EXPECT_TRUE(reads(flow, first_reader));
  flow.tell(CardUnfit{Failure::card_busy});
  EXPECT_TRUE(reads(flow, second_reader));
}

TEST(FlowReaders, go_on_to_no_other_card_when_the_one_that_is_asked_about_is_pulled) {
  auto flow = with_two_cards();
  flow.read_card(facts_of(first_reader));
  flow.tell(CardTaken{first_reader});
  EXPECT_TRUE(flow.did<CloseCard>());
  EXPECT_FALSE(flow.did<ReadCard>()) << "the user may still be typing";
  EXPECT_TRUE(flow.view<AskCard>());
  flow.tell(ReadersSeen{true});
  EXPECT_FALSE(flow.did<ReadCard>());
  flow.tell(CardTaken{second_reader});
  flow.tell(CardPlaced{second_reader, card::Arrival::inserted});
  EXPECT_TRUE(reads(flow, second_reader));
}

TEST(FlowReaders, go_on_to_no_card_that_was_pulled_meanwhile) {
  auto flow = with_two_cards();
  flow.tell(CardTaken{second_reader});
  flow.tell(CardUnfit{Failure::certificate_expired});
  EXPECT_TRUE(flow.in_trouble(Failure::certificate_expired));
}

TEST(FlowReaders, do_not_come_back_to_a_card_that_cannot_sign_in) {
  auto flow = with_two_cards();
  flow.tell(CardUnfit{Failure::certificate_expired});
  flow.read_card(facts_of(second_reader));
  flow.tell(CardTaken{second_reader});
  EXPECT_TRUE(flow.view<AskCard>());
}

TEST(FlowReaders, keep_the_card_whose_pin_the_user_typed) {
  auto flow = with_two_cards();
  flow.tell(CardUnfit{Failure::certificate_expired});
  flow.read_card(facts_of(second_reader));
  flow.confirm_pin();
  flow.tell(PinChecked{card::PinWrong{{2}}});
  flow.tell(CardTaken{first_reader});
  flow.tell(CardPlaced{first_reader});
  EXPECT_TRUE(flow.last().empty());
}

TEST(FlowReaders, look_at_another_card_while_another_program_keeps_the_first_one) {
  auto flow = with_two_cards();
  flow.tell(CardKeptByOthers{true});
  EXPECT_TRUE(flow.did<CloseCard>());
  ASSERT_TRUE(reads(flow, second_reader));
  flow.read_card(facts_of(second_reader), {{}, true, card::Ownership::not_used_here});
  EXPECT_TRUE(reads(flow, first_reader)) << "the last hope";
  flow.tell(CardKeptByOthers{true});
  ASSERT_TRUE(flow.view<Working>());
  EXPECT_EQ(flow.view<Working>()->activity, Activity::waiting_for_card);
}

TEST(FlowReaders, find_the_other_card_after_a_trouble_at_the_portal) {
  auto flow = with_two_cards();
  flow.read_card(facts_of(first_reader));
  flow.tell(PortalFailed{Failure::portal_unreachable});
  flow.tell(CardTaken{first_reader});
  EXPECT_TRUE(!flow.last().empty() && !flow.did<ReadCard>()) << "the portal's trouble still stands";
  flow.tell(RemedyPressed{});
  EXPECT_TRUE(reads(flow, second_reader));
}

TEST(FlowReaders, forget_the_cards_of_a_service_that_went) {
  auto flow = with_two_cards();
  flow.tell(ServiceFailed{Failure::service_stopped});
  flow.tell(ReadersSeen{true});
  EXPECT_TRUE(flow.view<AskCard>());
}

} // namespace
} // namespace signin::test
