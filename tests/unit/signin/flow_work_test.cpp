// SPDX-License-Identifier: EUPL-1.2
// Work in a PrimaWeb that the description does not recognise.
#include "flow_driver.h"

#include <gtest/gtest.h>

namespace signin::test {
namespace {

/// The portal has signed the user in, and shows a page that nobody described.
class FlowUnknownPage : public testing::Test {
protected:
  FlowUnknownPage() {
    m_flow.sign_in_with_card();
    m_flow.come_unknown();
  }

  void stay() { m_flow.tell(TimedOut{Timer::staying}); }

  [[nodiscard]] bool works() const {
    const auto* view = m_flow.view<InPrimaWeb>();
    return view && !view->is_recognised;
  }

  [[nodiscard]] bool told(Failure failure) const {
    const auto* told = m_flow.find<TellPageTrouble>();
    return told && told->failure == failure;
  }

  FlowDriver m_flow;
};

TEST_F(FlowUnknownPage, may_be_work_from_its_first_moment_on) {
  const auto* shown = m_flow.view<ByHand>();
  ASSERT_TRUE(shown);
  EXPECT_TRUE(shown->may_be_work);
}

TEST(FlowUnknownPageBeforeTheCard, is_no_work) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.come_unknown();
  flow.accept_pin();
  ASSERT_TRUE(flow.view<ByHand>());
  EXPECT_FALSE(flow.view<ByHand>()->may_be_work);
  flow.tell(TimedOut{Timer::staying});
  EXPECT_FALSE(flow.did<Show>());
  flow.tell(WorkSeen{});
  EXPECT_FALSE(flow.did<Show>());
  flow.tell(PortalFailed{Failure::card_host_unknown});
  EXPECT_TRUE(flow.in_trouble(Failure::card_host_unknown));
}

TEST_F(FlowUnknownPage, is_taken_for_primaweb_when_it_stays) {
  const auto* timer = m_flow.find<StartTimer>();
  ASSERT_TRUE(timer);
  EXPECT_EQ(timer->timer, Timer::staying);
  EXPECT_EQ(timer->after, staying_bound);
  stay();
  EXPECT_TRUE(works());
  EXPECT_FALSE(m_flow.did<Remember>());
  EXPECT_FALSE(m_flow.did<RememberOwnCard>()) << "nobody has said that this is PrimaWeb";
}

TEST_F(FlowUnknownPage, shares_its_wait_with_those_that_follow_it) {
  m_flow.come_unknown();
  EXPECT_FALSE(m_flow.did<StartTimer>());
}

TEST_F(FlowUnknownPage, is_a_step_when_a_known_page_comes_of_it) {
  m_flow.come("start-application", portal::Meaning::start_application);
  EXPECT_TRUE(m_flow.did<Press>());
  EXPECT_TRUE(std::ranges::any_of(m_flow.last(), [](const Effect& effect) {
    const auto* stop = std::get_if<StopTimer>(&effect);
    return stop && stop->timer == Timer::staying;
  }));
  stay();
  EXPECT_TRUE(m_flow.last().empty());
  m_flow.come_unknown();
  EXPECT_TRUE(m_flow.did<StartTimer>()) << "the next one may be a step, too";
}

TEST_F(FlowUnknownPage, was_a_step_when_the_card_is_wanted_once_more) {
  m_flow.tell(CardWanted{});
  EXPECT_TRUE(std::ranges::any_of(m_flow.last(), [](const Effect& effect) {
    const auto* stop = std::get_if<StopTimer>(&effect);
    return stop && stop->timer == Timer::staying;
  }));
  m_flow.read_card();
  m_flow.accept_pin();
  m_flow.tell(CardRequestDone{});
  m_flow.come_unknown();
  ASSERT_TRUE(m_flow.view<ByHand>());
  const auto* timer = m_flow.find<StartTimer>();
  ASSERT_TRUE(timer) << "the next one has all its time before it";
  EXPECT_EQ(timer->timer, Timer::staying);
}

TEST_F(FlowUnknownPage, is_work_as_soon_as_it_offers_a_file) {
  m_flow.tell(WorkSeen{});
  EXPECT_TRUE(works());
}

TEST_F(FlowUnknownPage, is_covered_by_no_failure) {
  for (const auto failure : {Failure::card_host_unknown, Failure::portal_unreachable, Failure::portal_untrusted,
                             Failure::portal_unavailable, Failure::network_wants_sign_in}) {
    FlowDriver flow;
    flow.sign_in_with_card();
    flow.come_unknown();
    flow.tell(PortalFailed{failure, "primaweb.example"});
    EXPECT_FALSE(flow.view<Trouble>()) << code(failure);
    EXPECT_TRUE(flow.view<InPrimaWeb>()) << code(failure);
    const auto* told = flow.find<TellPageTrouble>();
    ASSERT_TRUE(told) << code(failure);
    EXPECT_EQ(told->failure, failure);
    EXPECT_EQ(told->host, failure == Failure::card_host_unknown ? "primaweb.example" : "");
    EXPECT_FALSE(flow.did<EndPortalSession>());
  }
}

TEST_F(FlowUnknownPage, is_loaded_again_when_it_stops) {
  m_flow.tell(PortalFailed{Failure::page_crashed});
  EXPECT_TRUE(m_flow.did<ReloadPage>());
  EXPECT_TRUE(told(Failure::page_crashed));
}

TEST_F(FlowUnknownPage, that_stays_may_be_followed_by_any_other_one) {
  stay();
  m_flow.come_unknown();
  EXPECT_TRUE(m_flow.last().empty());
  for (const auto meaning : {portal::Meaning::way_in, portal::Meaning::no_access, portal::Meaning::unavailable}) {
    m_flow.come("page", meaning);
    EXPECT_TRUE(m_flow.last().empty()) << "left to who reads it";
  }
}

TEST_F(FlowUnknownPage, that_stays_was_a_step_when_the_next_step_comes_of_it) {
  stay();
  m_flow.come_entities();
  EXPECT_TRUE(m_flow.view<AskChoice>());
}

TEST_F(FlowUnknownPage, that_stays_is_primaweb_when_that_is_recognised_later) {
  stay();
  m_flow.come("primaweb", portal::Meaning::primaweb);
  const auto* view = m_flow.view<InPrimaWeb>();
  ASSERT_TRUE(view);
  EXPECT_TRUE(view->is_recognised);
  EXPECT_TRUE(m_flow.did<RememberOwnCard>());
}

TEST(FlowWork, leaves_a_step_to_the_user_who_came_back_to_it) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come_roles();
  flow.tell(Chosen{0, true});
  flow.come_unknown();
  flow.tell(TimedOut{Timer::staying});
  flow.come_roles();
  EXPECT_FALSE(flow.did<Show>());
  EXPECT_FALSE(flow.did<Choose>());
}

TEST_F(FlowUnknownPage, that_stays_ends_with_the_portals_session) {
  stay();
  m_flow.come("expired", portal::Meaning::session_ended);
  EXPECT_TRUE(m_flow.in_trouble(Failure::session_ended));
}

TEST_F(FlowUnknownPage, that_stays_does_not_get_the_card_again) {
  stay();
  m_flow.tell(CardWanted{});
  EXPECT_TRUE(m_flow.in_trouble(Failure::session_ended));
  EXPECT_FALSE(m_flow.did<SendCardRequest>());
}

TEST_F(FlowUnknownPage, that_stays_is_switched_as_primaweb_is) {
  stay();
  m_flow.tell(SwitchWanted{});
  EXPECT_TRUE(m_flow.did<EndPortalSession>());
}

TEST_F(FlowUnknownPage, that_stays_is_signed_out_of_whole) {
  stay();
  m_flow.tell(SignOutWanted{});
  EXPECT_TRUE(m_flow.did<EndPortalSession>());
  EXPECT_TRUE(m_flow.did<Leave>());
}

} // namespace
} // namespace signin::test
