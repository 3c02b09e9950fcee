// SPDX-License-Identifier: EUPL-1.2
#include "flow_driver.h"

#include <gtest/gtest.h>

namespace signin::test {
namespace {

TEST(FlowPortal, hands_an_unknown_page_to_the_user_once_the_pin_is_right) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.come_unknown();
  EXPECT_FALSE(flow.view<ByHand>()) << "not while the PIN is typed";
  flow.accept_pin();
  EXPECT_TRUE(flow.view<ByHand>());
  EXPECT_FALSE(flow.did<Press>());
}

TEST(FlowPortal, takes_over_again_from_the_user_on_a_page_it_knows) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come_unknown();
  EXPECT_TRUE(flow.view<ByHand>());
  flow.come("start-application", portal::Meaning::start_application);
  EXPECT_TRUE(flow.did<Press>());
  EXPECT_TRUE(flow.view<Working>());
}

TEST(FlowPortal, lets_the_user_reach_the_sign_in_by_hand_and_then_uses_the_card) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.come_unknown();
  flow.accept_pin();
  flow.tell(CardWanted{});
  EXPECT_TRUE(flow.did<SendCardRequest>());
}

TEST(FlowPortal, asks_for_the_pin_anew_when_the_user_by_hand_took_longer_than_a_card_may_stay_open) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.come_unknown();
  flow.accept_pin();
  flow.tell(TimedOut{Timer::open_card});
  EXPECT_TRUE(flow.did<CloseCard>());
  flow.tell(CardWanted{});
  EXPECT_FALSE(flow.did<SendCardRequest>());
  EXPECT_TRUE(flow.did<ReadCard>());
  flow.read_card();
  EXPECT_TRUE(flow.view<AskPin>()->closed_meanwhile) << "the user is told why";
  flow.accept_pin();
  EXPECT_TRUE(flow.did<SendCardRequest>());
}

TEST(FlowPortal, does_not_say_of_another_card_that_it_was_closed_meanwhile) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  EXPECT_FALSE(flow.view<AskPin>()->closed_meanwhile);
  flow.accept_pin();
  flow.tell(TimedOut{Timer::open_card});
  flow.tell(CardTaken{FlowDriver::reader});
  flow.place_card();
  flow.read_card();
  EXPECT_FALSE(flow.view<AskPin>()->closed_meanwhile);
}

TEST(FlowPortal, says_that_the_portal_is_slow_when_no_page_comes) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.tell(TimedOut{Timer::page});
  EXPECT_TRUE(flow.in_trouble(Failure::portal_slow));
}

TEST(FlowPortal, does_not_disturb_the_user_at_the_pin_because_a_page_is_slow) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.tell(TimedOut{Timer::page});
  EXPECT_TRUE(flow.last().empty());
}

TEST(FlowPortal, stops_when_the_same_page_comes_back_again_and_again) {
  FlowDriver flow;
  flow.sign_in_with_card();
  for (int round = 0; round < acts_per_page; ++round) {
    flow.come("start-application", portal::Meaning::start_application);
    EXPECT_TRUE(flow.did<Press>());
  }
  flow.come("start-application", portal::Meaning::start_application);
  EXPECT_FALSE(flow.did<Press>());
  EXPECT_TRUE(flow.in_trouble(Failure::portal_in_circles));
  flow.tell(RemedyPressed{});
  EXPECT_TRUE(flow.view<ByHand>());
}

TEST(FlowPortal, starts_over_whole_after_a_failure) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.tell(PortalFailed{Failure::portal_unreachable});
  EXPECT_TRUE(flow.in_trouble(Failure::portal_unreachable));
  flow.tell(RemedyPressed{});
  EXPECT_TRUE(flow.did<EndPortalSession>());
  EXPECT_TRUE(flow.did<ReadCard>());
  flow.read_card();
  EXPECT_TRUE(flow.did<LoadStart>());
}

TEST(FlowPortal, explains_each_page_that_ends_a_sign_in) {
  const std::vector<std::pair<portal::Meaning, Failure>> cases{
      {portal::Meaning::no_profile, Failure::no_profile},
      {portal::Meaning::no_access, Failure::no_access},
      {portal::Meaning::certificate_refused, Failure::certificate_refused},
      {portal::Meaning::certificate_missing, Failure::certificate_not_received},
      {portal::Meaning::certificate_revoked, Failure::certificate_revoked},
      {portal::Meaning::level_too_low, Failure::level_too_low},
      {portal::Meaning::session_ended, Failure::session_ended},
      {portal::Meaning::signed_out, Failure::session_ended},
      {portal::Meaning::unavailable, Failure::portal_unavailable},
  };
  for (const auto& [meaning, failure] : cases) {
    FlowDriver flow;
    flow.sign_in_with_card();
    flow.come("page", meaning);
    EXPECT_TRUE(flow.in_trouble(failure)) << code(failure);
  }
}

TEST(FlowPortal, chooses_nothing_before_the_pin_is_right) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.come_entities();
  EXPECT_TRUE(flow.last().size() <= 1) << "nothing but the stopped clock";
  EXPECT_FALSE(flow.did<Choose>());
}

TEST(FlowPortal, does_not_let_the_application_use_the_card_again) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come("primaweb", portal::Meaning::primaweb);
  flow.tell(CardWanted{});
  EXPECT_FALSE(flow.did<SendCardRequest>());
  EXPECT_TRUE(flow.in_trouble(Failure::session_ended));
}

TEST(FlowPortal, asks_for_the_pin_anew_when_the_card_is_wanted_a_second_time) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come_entities();
  ASSERT_TRUE(flow.view<AskChoice>());
  flow.tell(CardWanted{});
  EXPECT_FALSE(flow.did<SendCardRequest>());
  ASSERT_TRUE(flow.did<ReadCard>());
  flow.read_card();
  flow.accept_pin();
  EXPECT_TRUE(flow.did<SendCardRequest>());
  flow.tell(CardRequestDone{});
  flow.come_entities();
  EXPECT_TRUE(flow.view<AskChoice>());
}

TEST(FlowPortal, logs_out_at_the_portal_where_the_card_was_wanted_a_second_time_and_is_not_given) {
  for (const Event& end : {Event{Cancelled{}}, Event{SignOutWanted{}}}) {
    FlowDriver flow;
    flow.sign_in_with_card();
    flow.come_entities();
    flow.tell(CardWanted{});
    flow.read_card();
    ASSERT_TRUE(flow.view<AskPin>());
    flow.tell(end);
    ASSERT_TRUE(flow.did<EndPortalSession>());
    EXPECT_TRUE(flow.find<EndPortalSession>()->is_signed_in);
  }
}

TEST(FlowPortal, has_no_session_to_log_out_from_before_the_card_has_signed) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.tell(CardWanted{});
  flow.tell(Cancelled{});
  ASSERT_TRUE(flow.did<EndPortalSession>());
  EXPECT_FALSE(flow.find<EndPortalSession>()->is_signed_in);
}

TEST(FlowPortal, asks_for_the_card_when_it_is_wanted_a_second_time_and_was_taken_out) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come_entities();
  flow.tell(CardTaken{FlowDriver::reader});
  EXPECT_TRUE(flow.last().empty());
  flow.tell(CardWanted{});
  EXPECT_TRUE(flow.view<AskCard>());
}

class FlowWhileTheCardSigns : public testing::Test {
protected:
  FlowWhileTheCardSigns() {
    m_flow.place_card();
    m_flow.read_card();
    m_flow.come("sign-in-method", portal::Meaning::sign_in_method);
    m_flow.accept_pin();
    m_flow.tell(CardWanted{});
  }

  FlowDriver m_flow;
};

TEST_F(FlowWhileTheCardSigns, leaves_the_page_alone_whatever_becomes_of_it) {
  m_flow.come_unknown();
  EXPECT_TRUE(m_flow.last().empty());
  m_flow.come("sign-in-method", portal::Meaning::sign_in_method);
  EXPECT_TRUE(m_flow.last().empty());
}

TEST_F(FlowWhileTheCardSigns, still_bounds_the_wait_for_the_page_that_comes_after_it) {
  m_flow.come_unknown();
  m_flow.tell(CardRequestDone{});
  EXPECT_TRUE(m_flow.did<StartTimer>());
  m_flow.tell(TimedOut{Timer::page});
  EXPECT_TRUE(m_flow.in_trouble(Failure::portal_slow));
}

} // namespace
} // namespace signin::test
