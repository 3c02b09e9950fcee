// SPDX-License-Identifier: EUPL-1.2
// Promises 1 and 3 while nobody sits there: neither a typed PIN nor an unlocked card is left to whoever comes next.
#include "flow_driver.h"

#include <gtest/gtest.h>

namespace signin::test {
namespace {

constexpr auto reasons = {Absence::computer_asleep, Absence::screen_locked, Absence::session_inactive};

FlowDriver with_pin_asked() {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.come("sign-in-method", portal::Meaning::sign_in_method);
  return flow;
}

FlowDriver with_pin_confirmed() {
  auto flow = with_pin_asked();
  flow.confirm_pin();
  return flow;
}

FlowDriver with_open_card() {
  auto flow = with_pin_confirmed();
  flow.tell(PinChecked{card::PinAccepted{}});
  return flow;
}

FlowDriver with_user_at_the_keys_of_the_reader() {
  FlowDriver flow;
  flow.place_card();
  flow.read_card_in_reader_with_pad();
  flow.tell(PadWanted{});
  return flow;
}

TEST(FlowPresence, takes_the_typed_pin_away_and_says_why_it_is_asked_for_again) {
  for (const auto why : reasons) {
    auto flow = with_pin_asked();
    flow.tell(UserLeft{why});
    EXPECT_TRUE(flow.did<CloseCard>());
    EXPECT_TRUE(flow.view<ReadingCard>()) << "the box is gone, and what was typed with it";
    flow.confirm_pin();
    EXPECT_EQ(flow.count<Verify>(), 0);
    flow.tell(UserBack{});
    EXPECT_TRUE(flow.did<ReadCard>());
    flow.read_card();
    ASSERT_TRUE(flow.view<AskPin>());
    EXPECT_EQ(flow.view<AskPin>()->after_absence, why);
    flow.confirm_pin();
    EXPECT_EQ(flow.count<Verify>(), 1);
    flow.tell(PinChecked{card::PinWrong{{2}}});
    EXPECT_FALSE(flow.view<AskPin>()->after_absence) << "that was before";
  }
}

TEST(FlowPresence, closes_an_open_card_and_asks_for_its_pin_again) {
  for (const auto why : reasons) {
    auto flow = with_open_card();
    flow.tell(UserLeft{why});
    EXPECT_TRUE(flow.did<CloseCard>());
    flow.tell(CardWanted{});
    EXPECT_EQ(flow.count<SendCardRequest>(), 0) << "not without the PIN";
    flow.tell(UserBack{});
    flow.read_card();
    EXPECT_TRUE(flow.view<AskPin>());
    EXPECT_EQ(flow.count<SendCardRequest>(), 0);
  }
}

TEST(FlowPresence, takes_the_card_request_back_and_makes_it_after_the_pin) {
  auto flow = with_open_card();
  flow.tell(CardWanted{});
  flow.tell(UserLeft{});
  EXPECT_TRUE(flow.did<CancelCardRequest>());
  EXPECT_TRUE(flow.did<CloseCard>());
  flow.tell(UserBack{});
  flow.read_card();
  flow.accept_pin();
  EXPECT_TRUE(flow.did<SendCardRequest>());
}

TEST(FlowPresence, takes_no_answer_to_a_pin_that_was_on_its_way) {
  auto flow = with_pin_confirmed();
  flow.tell(UserLeft{});
  EXPECT_TRUE(flow.did<CloseCard>());
  flow.tell(PinChecked{card::PinAccepted{}});
  EXPECT_TRUE(flow.last().empty());
  flow.tell(UserBack{});
  flow.read_card();
  EXPECT_TRUE(flow.view<AskPin>());
}

TEST(FlowPresence, reads_no_card_until_the_user_is_back) {
  for (const bool was_reading : {false, true}) {
    FlowDriver flow;
    if (was_reading)
      flow.place_card();
    flow.tell(UserLeft{Absence::session_inactive});
    EXPECT_EQ(flow.did<CloseCard>(), was_reading);
    const auto reads = flow.count<ReadCard>();
    flow.place_card();
    flow.read_card(); // an answer that was on its way
    EXPECT_FALSE(flow.view<AskPin>());
    EXPECT_EQ(flow.count<ReadCard>(), reads);
    flow.tell(UserBack{});
    EXPECT_TRUE(flow.did<ReadCard>());
    flow.read_card();
    ASSERT_TRUE(flow.view<AskPin>());
    EXPECT_FALSE(flow.view<AskPin>()->after_absence) << "nobody had been asked";
  }
}

TEST(FlowPresence, asks_for_a_card_that_was_taken_meanwhile) {
  auto flow = with_pin_asked();
  flow.tell(UserLeft{});
  flow.tell(CardTaken{FlowDriver::reader});
  EXPECT_TRUE(flow.view<AskCard>());
  flow.tell(UserBack{});
  EXPECT_TRUE(flow.last().empty());
  flow.place_card();
  flow.read_card();
  EXPECT_FALSE(flow.view<AskPin>()->after_absence) << "it may be another card";
}

TEST(FlowPresence, does_not_read_the_card_again_when_one_reason_follows_the_other) {
  auto flow = with_pin_asked();
  const auto reads = flow.count<ReadCard>();
  flow.tell(UserLeft{Absence::screen_locked});
  flow.tell(UserLeft{Absence::computer_asleep});
  flow.tell(UserLeft{Absence::screen_locked});
  EXPECT_EQ(flow.count<ReadCard>(), reads);
  flow.tell(UserBack{});
  EXPECT_EQ(flow.count<ReadCard>(), reads + 1);
}

TEST(FlowPresence, closes_the_card_when_the_pin_was_typed_on_a_reader_that_nobody_sits_at) {
  for (const card::PinResult& result : {card::PinResult{card::PinAccepted{}}, {card::PinWrong{{2}}}}) {
    auto flow = with_user_at_the_keys_of_the_reader();
    flow.tell(UserLeft{});
    EXPECT_TRUE(flow.last().empty()) << "nobody can stop the reader";
    flow.tell(PinChecked{result});
    EXPECT_TRUE(flow.did<CloseCard>());
    EXPECT_FALSE(flow.did<ReadCard>());
    flow.tell(UserBack{});
    flow.read_card_in_reader_with_pad(2);
    EXPECT_TRUE(flow.view<AskPin>()->after_absence);
  }
}

TEST(FlowPresence, goes_on_at_a_reader_with_keys_for_a_user_who_is_back_in_time) {
  auto flow = with_user_at_the_keys_of_the_reader();
  flow.tell(UserLeft{});
  flow.tell(UserBack{});
  EXPECT_TRUE(flow.last().empty());
  flow.tell(PinChecked{card::PinAccepted{}});
  EXPECT_FALSE(flow.did<CloseCard>());
  EXPECT_TRUE(flow.did<StartTimer>());
}

TEST(FlowPresence, closes_the_card_behind_an_unknown_page_and_leaves_the_page) {
  auto flow = with_open_card();
  flow.come_unknown();
  ASSERT_TRUE(flow.view<ByHand>());
  flow.tell(UserLeft{});
  EXPECT_TRUE(flow.did<CloseCard>());
  EXPECT_FALSE(flow.did<Show>());
  flow.tell(UserBack{});
  EXPECT_TRUE(flow.last().empty());
  flow.tell(CardWanted{});
  flow.read_card();
  EXPECT_TRUE(flow.view<AskPin>()->after_absence);
}

TEST(FlowPresence, leaves_the_session_at_the_portal_alone) {
  for (const bool in_primaweb : {false, true}) {
    FlowDriver flow;
    flow.sign_in_with_card();
    if (in_primaweb)
      flow.come("primaweb", portal::Meaning::primaweb);
    else
      flow.come_entities();
    flow.tell(UserLeft{});
    EXPECT_TRUE(flow.last().empty());
    flow.tell(UserBack{});
    EXPECT_TRUE(flow.last().empty());
  }
}

CardUnfit with_holder(Failure failure) {
  return {failure, CardHolder{card::Private<std::string>{"Ada Proef"}, std::chrono::year{2025} / 5 / 3}};
}

TEST(FlowPresence, takes_the_name_off_a_failure_when_the_user_leaves) {
  for (const auto why : reasons) {
    FlowDriver flow;
    flow.place_card();
    flow.tell(with_holder(Failure::certificate_expired));
    ASSERT_TRUE(flow.view<Trouble>());
    ASSERT_TRUE(flow.view<Trouble>()->holder);
    flow.tell(UserLeft{why});
    ASSERT_TRUE(flow.in_trouble(Failure::certificate_expired));
    EXPECT_FALSE(flow.view<Trouble>()->holder);
    flow.tell(UserBack{});
    EXPECT_TRUE(flow.last().empty()) << "it does not come back by itself";
    flow.tell(UserLeft{why});
    EXPECT_TRUE(flow.last().empty()) << "nothing is left to take away";
  }
}

TEST(FlowPresence, takes_the_name_off_a_failure_of_the_portal_with_the_card) {
  auto flow = with_open_card();
  flow.tell(CardWanted{});
  flow.tell(CardRequestFailed{Failure::certificate_refused, {}});
  ASSERT_TRUE(flow.in_trouble(Failure::certificate_refused));
  ASSERT_TRUE(flow.view<Trouble>()->holder);
  flow.tell(CardTaken{FlowDriver::reader});
  ASSERT_TRUE(flow.in_trouble(Failure::certificate_refused));
  EXPECT_FALSE(flow.view<Trouble>()->holder);
}

} // namespace
} // namespace signin::test
