// SPDX-License-Identifier: EUPL-1.2
#include "flow_driver.h"

#include <gtest/gtest.h>

namespace signin::test {
namespace {

/// Signed in at a portal whose pages after the card request nobody described.
class FlowArrival : public testing::Test {
protected:
  FlowArrival() {
    m_flow.sign_in_with_card();
    m_flow.come_unknown();
  }

  [[nodiscard]] bool is_in_primaweb() const { return m_flow.view<InPrimaWeb>() != nullptr; }

  FlowDriver m_flow;
};

TEST_F(FlowArrival, makes_the_window_primawebs_when_the_page_says_so) {
  EXPECT_TRUE(m_flow.view<ByHand>() && m_flow.view<ByHand>()->may_be_work);
  m_flow.tell(Arrived{m_flow.visit()});
  EXPECT_TRUE(is_in_primaweb());
  EXPECT_TRUE(m_flow.did<RememberOwnCard>()) << "who signed in with the card, and is there, owns it";
  EXPECT_FALSE(m_flow.did<Remember>()) << "what was chosen by hand, nobody knows";
}

TEST_F(FlowArrival, makes_the_window_primawebs_when_the_user_says_so) {
  m_flow.tell(Arrived{});
  EXPECT_TRUE(is_in_primaweb());
}

TEST_F(FlowArrival, is_not_at_a_page_that_went) {
  const auto said_by = m_flow.visit();
  m_flow.come_unknown();
  m_flow.tell(Arrived{said_by});
  EXPECT_FALSE(is_in_primaweb());
}

TEST_F(FlowArrival, is_not_at_a_page_that_the_description_knows_but_by_the_users_word) {
  m_flow.come("entity-choice", portal::Meaning::entity_choice, {});
  ASSERT_TRUE(m_flow.view<ByHand>());
  m_flow.tell(Arrived{m_flow.visit()});
  EXPECT_FALSE(is_in_primaweb());
  m_flow.tell(Arrived{});
  EXPECT_TRUE(is_in_primaweb());
}

TEST_F(FlowArrival, lets_the_user_switch_and_sign_out_as_ever) {
  m_flow.tell(Arrived{});
  m_flow.tell(SwitchWanted{});
  EXPECT_TRUE(m_flow.did<EndPortalSession>());
  EXPECT_TRUE(m_flow.did<ReadCard>());
  m_flow.tell(SignOutWanted{});
  EXPECT_TRUE(m_flow.did<Leave>());
}

TEST_F(FlowArrival, is_seen_late_too_in_a_page_that_stayed) {
  m_flow.tell(TimedOut{Timer::staying});
  ASSERT_TRUE(m_flow.view<InPrimaWeb>() && !m_flow.view<InPrimaWeb>()->is_recognised);
  m_flow.tell(Arrived{m_flow.visit()});
  EXPECT_TRUE(m_flow.view<InPrimaWeb>() && m_flow.view<InPrimaWeb>()->is_recognised);
  EXPECT_TRUE(m_flow.did<RememberOwnCard>());
}

TEST_F(FlowArrival, waits_no_more_for_the_page_to_stay) {
  m_flow.tell(Arrived{});
  const auto* stopped = m_flow.find<StopTimer>();
  ASSERT_TRUE(stopped);
  EXPECT_EQ(stopped->timer, Timer::staying);
}

TEST_F(FlowArrival, comes_once) {
  m_flow.tell(Arrived{});
  m_flow.tell(Arrived{});
  EXPECT_TRUE(m_flow.last().empty());
}

TEST(FlowBeforeTheCard, has_nowhere_arrived) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.accept_pin();
  flow.come_unknown();
  ASSERT_TRUE(flow.view<ByHand>());
  EXPECT_FALSE(flow.view<ByHand>()->may_be_work);
  flow.tell(Arrived{flow.visit()});
  EXPECT_TRUE(flow.last().empty());
  flow.tell(Arrived{});
  EXPECT_TRUE(flow.last().empty());
}

TEST(FlowWithAQuestion, has_not_arrived_while_it_asks) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come_entities();
  flow.tell(Arrived{});
  EXPECT_TRUE(flow.last().empty());
}

/// What the user taught of the way that they went by hand.
portal::TaughtChoice taught(const std::string& entity, const std::string& role = "") {
  portal::TaughtChoice choice{.entity = portal::Option{entity, "Maatschappelijk Welzijn"}};
  if (!role.empty())
    choice.role = role;
  return choice;
}

TEST_F(FlowArrival, remembers_and_shows_the_choice_that_the_user_taught) {
  m_flow.tell(Arrived{});
  m_flow.tell(ChoiceTaught{taught("OCMW van Proefdorp", "Sociale Agent")});
  const auto* remember = m_flow.find<Remember>();
  ASSERT_TRUE(remember);
  const portal::Destination wanted{"OCMW van Proefdorp", "Maatschappelijk Welzijn", "Sociale Agent"};
  EXPECT_EQ(remember->destination, wanted);
  ASSERT_TRUE(is_in_primaweb());
  EXPECT_EQ(m_flow.view<InPrimaWeb>()->destination, wanted);
}

TEST_F(FlowArrival, adds_a_role_that_was_taught_to_an_entity_that_was_known) {
  m_flow.come_entities();
  m_flow.tell(Chosen{1});
  m_flow.come_unknown();
  m_flow.tell(Arrived{});
  portal::TaughtChoice role;
  role.role = "Sociale Agent";
  m_flow.tell(ChoiceTaught{role});
  ASSERT_TRUE(m_flow.did<Remember>());
  EXPECT_EQ(m_flow.find<Remember>()->destination.entity, "OCMW van Herstappe");
  EXPECT_EQ(m_flow.find<Remember>()->destination.role, "Sociale Agent");
}

TEST_F(FlowArrival, remembers_a_role_alone_when_the_user_taught_each_step_that_they_went) {
  m_flow.tell(Arrived{});
  portal::TaughtChoice role;
  role.role = "Sociale Agent";
  m_flow.tell(ChoiceTaught{role});
  ASSERT_TRUE(m_flow.did<Remember>());
  EXPECT_EQ(m_flow.find<Remember>()->destination, (portal::Destination{"", "", "Sociale Agent"}));
  ASSERT_TRUE(is_in_primaweb());
  EXPECT_EQ(m_flow.view<InPrimaWeb>()->destination.role, "Sociale Agent");
}

TEST_F(FlowArrival, remembers_no_role_without_the_entity_that_is_left_to_the_user_nor_any_after_the_user_left) {
  m_flow.tell(Arrived{});
  portal::TaughtChoice role;
  role.role = "Sociale Agent";
  role.leaves_steps = true;
  m_flow.tell(ChoiceTaught{role});
  EXPECT_FALSE(m_flow.did<Remember>());
  m_flow.tell(SignOutWanted{});
  m_flow.tell(ChoiceTaught{taught("OCMW van Proefdorp")});
  EXPECT_FALSE(m_flow.did<Remember>());
}

TEST_F(FlowArrival, waits_anew_for_the_page_to_stay_after_each_act_of_the_user) {
  const auto restarts = [this] {
    const auto* timer = m_flow.find<StartTimer>();
    return timer != nullptr && timer->timer == Timer::staying;
  };
  for (int act = 0; act < most_acts_while_staying; ++act) {
    m_flow.tell(ActedByHand{});
    EXPECT_TRUE(restarts());
  }
  m_flow.tell(ActedByHand{});
  EXPECT_FALSE(restarts()) << "nobody looks for their line for ever";
  m_flow.tell(Arrived{});
  m_flow.tell(ActedByHand{});
  EXPECT_FALSE(restarts()) << "they are there";
}

} // namespace
} // namespace signin::test
