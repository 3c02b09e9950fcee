// SPDX-License-Identifier: EUPL-1.2
#include "flow_driver.h"

#include <gtest/gtest.h>

namespace signin::test {
namespace {

constexpr const char* primaweb = "primaweb.example.be";

HostWanted wanted(bool is_users_click = false) {
  return {FlowDriver::host(primaweb), is_users_click};
}

/// The portal has let the user in, and the view is on its way to a host that nobody listed.
FlowDriver asked() {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.tell(wanted());
  return flow;
}

/// The same, from a page in which the user goes on by hand.
FlowDriver asked_by_hand(bool is_users_click = false) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come_unknown();
  flow.tell(wanted(is_users_click));
  return flow;
}

TEST(FlowHost, is_asked_about_and_nothing_goes_there_before_the_answer) {
  const auto flow = asked();
  ASSERT_TRUE(flow.view<AskHost>());
  EXPECT_EQ(flow.view<AskHost>()->host.host, primaweb);
  EXPECT_FALSE(flow.did<GoToHost>());
  EXPECT_TRUE(flow.did<StopTimer>()) << "who reads a question takes their time";
}

TEST(FlowHost, is_gone_to_after_a_yes_and_the_walk_goes_on_from_there) {
  auto flow = asked();
  flow.tell(HostAnswered{primaweb, HostAnswer::go});
  ASSERT_TRUE(flow.did<GoToHost>());
  EXPECT_EQ(flow.find<GoToHost>()->host, primaweb);
  flow.come("primaweb", portal::Meaning::primaweb);
  EXPECT_TRUE(flow.view<InPrimaWeb>());
}

TEST(FlowHost, ends_the_sign_in_as_one_that_is_not_listed_after_a_no) {
  auto flow = asked();
  flow.tell(HostAnswered{primaweb, HostAnswer::no});
  EXPECT_TRUE(flow.did<StayFromHost>());
  ASSERT_TRUE(flow.in_trouble(Failure::card_host_unknown));
  EXPECT_EQ(flow.view<Trouble>()->host, primaweb);
}

TEST(FlowHost, counts_no_answer_that_was_given_about_another_one) {
  auto flow = asked();
  flow.tell(HostAnswered{"another.example", HostAnswer::go});
  EXPECT_TRUE(flow.last().empty());
}

TEST(FlowHost, is_refused_with_the_other_when_the_page_wants_two) {
  auto flow = asked();
  flow.tell(HostWanted{FlowDriver::host("another.example")});
  EXPECT_TRUE(flow.did<StayFromHost>());
  EXPECT_TRUE(flow.in_trouble(Failure::card_host_unknown));
  flow.tell(HostAnswered{primaweb, HostAnswer::go});
  EXPECT_FALSE(flow.did<GoToHost>());
}

TEST(FlowHost, is_asked_about_once_when_it_is_wanted_twice) {
  auto flow = asked();
  flow.tell(wanted());
  EXPECT_TRUE(flow.last().empty());
}

TEST(FlowHost, waits_until_the_pin_is_right) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.tell(wanted());
  EXPECT_TRUE(flow.last().empty());
  flow.confirm_pin();
  EXPECT_FALSE(flow.view<AskHost>());
  flow.tell(PinChecked{card::PinAccepted{}});
  EXPECT_TRUE(flow.view<AskHost>());
}

TEST(FlowHost, is_no_question_any_more_when_another_page_came_before_the_pin) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.tell(wanted());
  flow.tell(HostWithdrawn{});
  flow.come("sign-in-method", portal::Meaning::sign_in_method);
  flow.accept_pin();
  EXPECT_TRUE(flow.did<Press>());
  EXPECT_FALSE(flow.view<AskHost>());
}

TEST(FlowHost, is_asked_about_no_more_when_the_card_was_pulled_and_again_after_the_pin) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.accept_pin();
  flow.tell(wanted());
  ASSERT_TRUE(flow.view<AskHost>());
  flow.tell(CardTaken{FlowDriver::reader});
  EXPECT_TRUE(flow.view<AskCard>());
  flow.tell(HostAnswered{primaweb, HostAnswer::go});
  EXPECT_FALSE(flow.did<GoToHost>());
  flow.place_card();
  flow.read_card();
  flow.accept_pin();
  EXPECT_TRUE(flow.view<AskHost>());
}

TEST(FlowHost, is_asked_about_no_more_when_another_page_came) {
  auto flow = asked();
  flow.come_entities();
  EXPECT_TRUE(flow.did<StayFromHost>());
  EXPECT_TRUE(flow.view<AskChoice>());
  flow.tell(HostAnswered{primaweb, HostAnswer::go});
  EXPECT_FALSE(flow.did<GoToHost>());
}

TEST(FlowHost, is_left_when_the_sign_in_is_cancelled) {
  auto flow = asked();
  flow.tell(Cancelled{});
  EXPECT_TRUE(flow.did<StayFromHost>());
  EXPECT_TRUE(flow.did<Leave>());
}

TEST(FlowHost, is_refused_while_the_card_signs) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.accept_pin();
  flow.tell(CardWanted{});
  flow.tell(wanted());
  EXPECT_TRUE(flow.did<CancelCardRequest>());
  EXPECT_TRUE(flow.in_trouble(Failure::card_host_unknown));
}

TEST(FlowHost, is_told_of_beside_the_page_in_primaweb) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come("primaweb", portal::Meaning::primaweb);
  flow.tell(wanted());
  EXPECT_FALSE(flow.view<AskHost>());
  EXPECT_TRUE(flow.did<StayFromHost>());
  ASSERT_TRUE(flow.did<TellPageTrouble>());
  EXPECT_EQ(flow.find<TellPageTrouble>()->host, primaweb);
}

TEST(FlowHost, takes_no_work_from_its_user_who_says_no) {
  auto flow = asked_by_hand();
  ASSERT_TRUE(flow.view<AskHost>());
  flow.tell(HostAnswered{primaweb, HostAnswer::no});
  EXPECT_FALSE(flow.did<EndPortalSession>());
  EXPECT_TRUE(flow.view<InPrimaWeb>());
  EXPECT_TRUE(flow.did<TellPageTrouble>());
}

TEST(FlowHost, leaves_the_user_in_their_page_when_they_clicked_and_do_not_want_to_go) {
  for (const auto answer : {HostAnswer::no, HostAnswer::open_in_browser}) {
    auto flow = asked_by_hand(true);
    ASSERT_TRUE(flow.view<AskHost>());
    EXPECT_TRUE(flow.view<AskHost>()->is_users_click);
    flow.tell(HostAnswered{primaweb, answer});
    EXPECT_TRUE(flow.view<ByHand>());
    EXPECT_EQ(flow.did<OpenHostElsewhere>(), answer == HostAnswer::open_in_browser);
    EXPECT_FALSE(flow.did<TellPageTrouble>());
  }
}

TEST(FlowHost, is_not_opened_in_the_browser_when_nobody_clicked) {
  auto flow = asked();
  flow.tell(HostAnswered{primaweb, HostAnswer::open_in_browser});
  EXPECT_FALSE(flow.did<OpenHostElsewhere>());
}

TEST(FlowHost, is_asked_about_still_while_the_user_is_away_and_the_card_is_closed) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.accept_pin();
  flow.tell(wanted());
  flow.tell(UserLeft{Absence::screen_locked});
  EXPECT_TRUE(flow.did<CloseCard>());
  EXPECT_FALSE(flow.view<AskPin>());
  flow.tell(HostAnswered{primaweb, HostAnswer::go});
  EXPECT_TRUE(flow.did<GoToHost>());
}

} // namespace
} // namespace signin::test
