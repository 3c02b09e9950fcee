// SPDX-License-Identifier: EUPL-1.2
#include "flow_driver.h"

#include <gtest/gtest.h>

namespace signin::test {
namespace {

class FlowPrimaWeb : public testing::Test {
protected:
  FlowPrimaWeb() {
    m_flow.sign_in_with_card();
    m_flow.come("primaweb", portal::Meaning::primaweb);
  }

  void crash() { m_flow.tell(PortalFailed{Failure::page_crashed}); }

  /// What the user was told of the page by the last event: whether it is loaded again.
  [[nodiscard]] std::optional<bool> told_reload() const {
    const auto* told = m_flow.find<TellPageTrouble>();
    return told ? std::optional{told->is_loaded_again} : std::nullopt;
  }

  FlowDriver m_flow;
};

TEST_F(FlowPrimaWeb, loads_a_page_that_stopped_once_more_and_says_so) {
  crash();
  EXPECT_TRUE(m_flow.did<ReloadPage>());
  EXPECT_EQ(told_reload(), true);
  EXPECT_FALSE(m_flow.did<EndPortalSession>());
}

TEST_F(FlowPrimaWeb, leaves_a_page_that_stops_again_at_once_to_the_user) {
  crash();
  crash();
  EXPECT_FALSE(m_flow.did<ReloadPage>());
  EXPECT_EQ(told_reload(), false);
}

TEST_F(FlowPrimaWeb, loads_a_page_again_that_had_held_for_a_while) {
  crash();
  const auto* timer = m_flow.find<StartTimer>();
  ASSERT_TRUE(timer);
  EXPECT_EQ(timer->timer, Timer::after_crash);
  EXPECT_EQ(timer->after, after_crash_bound);
  m_flow.tell(TimedOut{Timer::after_crash});
  crash();
  EXPECT_TRUE(m_flow.did<ReloadPage>());
}

TEST_F(FlowPrimaWeb, tells_of_every_other_fault_of_a_page_and_stays_signed_in) {
  for (const auto failure : {Failure::portal_unreachable, Failure::portal_untrusted, Failure::card_host_unknown}) {
    m_flow.tell(PortalFailed{failure});
    EXPECT_EQ(told_reload(), false) << code(failure);
    EXPECT_EQ(m_flow.find<TellPageTrouble>()->failure, failure);
    EXPECT_FALSE(m_flow.did<Show>());
    EXPECT_FALSE(m_flow.did<ReloadPage>());
  }
}

TEST_F(FlowPrimaWeb, switches_by_signing_out_whole_and_in_again_with_the_card) {
  m_flow.tell(SwitchWanted{});
  EXPECT_TRUE(m_flow.did<EndPortalSession>());
  EXPECT_TRUE(m_flow.did<ReadCard>());
  EXPECT_FALSE(m_flow.did<Leave>());
}

TEST_F(FlowPrimaWeb, asks_for_the_card_before_a_switch_when_it_was_taken) {
  m_flow.tell(CardTaken{FlowDriver::reader});
  m_flow.tell(SwitchWanted{});
  EXPECT_TRUE(m_flow.did<EndPortalSession>());
  EXPECT_TRUE(m_flow.view<AskCard>());
}

TEST_F(FlowPrimaWeb, asks_for_entity_and_role_after_a_switch_though_they_are_remembered) {
  m_flow.tell(SwitchWanted{});
  const Recalled recalled{portal::Destination{"OCMW van Herstappe", "Maatschappelijk Welzijn", "Sociale Agent"}, true,
                          card::Ownership::own};
  m_flow.sign_in_with_card(recalled);
  m_flow.come_entities();
  const auto* asked = m_flow.view<AskChoice>();
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->options[0].label, "OCMW van Herstappe") << "the last choice first";
}

TEST_F(FlowPrimaWeb, forgets_a_crash_with_the_session_it_was_in) {
  crash();
  m_flow.tell(SwitchWanted{});
  m_flow.sign_in_with_card();
  m_flow.come("primaweb", portal::Meaning::primaweb);
  crash();
  EXPECT_TRUE(m_flow.did<ReloadPage>());
}

TEST_F(FlowPrimaWeb, says_once_that_nothing_could_be_remembered) {
  m_flow.tell(NotRemembered{});
  const auto* told = m_flow.find<TellPageTrouble>();
  ASSERT_TRUE(told);
  EXPECT_EQ(told->failure, Failure::nothing_remembered);
  EXPECT_FALSE(m_flow.did<Show>());
  m_flow.tell(NotRemembered{});
  EXPECT_FALSE(m_flow.did<TellPageTrouble>());
}

TEST_F(FlowPrimaWeb, speaks_of_the_keyring_to_nobody_who_has_left) {
  m_flow.tell(SwitchWanted{});
  m_flow.tell(NotRemembered{});
  EXPECT_TRUE(m_flow.last().empty());
}

TEST(FlowWithoutAKeyring, says_beside_the_choice_that_nothing_is_remembered_and_not_again) {
  FlowDriver flow;
  flow.sign_in_with_card(Recalled{{}, false, card::Ownership::own});
  flow.come_entities();
  ASSERT_TRUE(flow.view<AskChoice>());
  EXPECT_FALSE(flow.view<AskChoice>()->can_remember);
  flow.tell(Chosen{0, true});
  flow.come("primaweb", portal::Meaning::primaweb);
  flow.tell(NotRemembered{});
  EXPECT_FALSE(flow.did<TellPageTrouble>());
}

TEST(FlowSwitch, is_for_who_is_in_primaweb) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.tell(SwitchWanted{});
  EXPECT_TRUE(flow.last().empty());
}

} // namespace
} // namespace signin::test
