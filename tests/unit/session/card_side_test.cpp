// SPDX-License-Identifier: EUPL-1.2
#include "property/stepped_jobs.h"
#include "session/card_side.h"

#include <glib.h>
#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace session {
namespace {

constexpr const char* reader = "ACS ACR38";

/// A desk whose jobs wait for the test, and whose reader has no card.
class CardSideTest : public ::testing::Test {
protected:
  void SetUp() override {
    m_side.emplace(m_desk, "", [this](const signin::Event& event) { m_told.push_back(event); });
  }

  void work() {
    m_jobs->run_all();
    while (g_main_context_iteration(nullptr, FALSE) == TRUE) {
    }
  }

  std::shared_ptr<property::SteppedJobs> m_jobs = std::make_shared<property::SteppedJobs>();
  CardDesk m_desk{{.thread = m_jobs,
                   .connect = [](const std::string&) -> card::Outcome<std::unique_ptr<card::Connection>> {
                     return card::Fault::card_removed;
                   },
                   .signature_bound = {}}};
  std::vector<signin::Event> m_told;
  std::optional<CardSide> m_side;
};

TEST_F(CardSideTest, tells_what_came_of_a_reading) {
  m_side->carry_out(signin::ReadCard{reader});
  work();
  ASSERT_EQ(m_told.size(), 1U);
  EXPECT_TRUE(std::holds_alternative<signin::CardUnfit>(m_told.front()));
}

TEST_F(CardSideTest, tells_only_of_the_last_reading) {
  m_side->carry_out(signin::ReadCard{reader});
  m_side->carry_out(signin::ReadCard{reader});
  work();
  EXPECT_EQ(m_told.size(), 1U);
}

TEST_F(CardSideTest, hears_no_answer_once_it_is_gone) {
  m_side->carry_out(signin::ReadCard{reader});
  m_side.reset(); // the desk stays, for the next sign-in
  work();
  EXPECT_TRUE(m_told.empty());
}

TEST_F(CardSideTest, keeps_no_pin_that_the_flow_did_not_send) {
  m_side->confirm_pin(card::Pin{}, card::LastTry::not_confirmed);
  m_side->carry_out(signin::Verify{});
  work();
  ASSERT_EQ(m_told.size(), 1U) << "the confirmation alone";
  EXPECT_TRUE(std::holds_alternative<signin::PinConfirmed>(m_told.front()));
}

} // namespace
} // namespace session
