// SPDX-License-Identifier: EUPL-1.2
#include "checkup/card_check.h"
#include "simulator/card/simulated_pki.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace checkup {
namespace {

using testing::HasSubstr;
using testing::Not;

class CardCheck : public testing::Test {
protected:
  Line judged(simulator::CertificateState validity, std::optional<card::TriesLeft> tries,
              certificate::TimePoint now = std::chrono::system_clock::now()) {
    const auto issued = m_pki.issue_card(simulator::Applet::v1_8, {}, validity);
    const auto certificate = certificate::Certificate::from_der(issued.authentication).value();
    m_end = certificate.not_after();
    return judge_card("ACS ACR38", {.serial = {}, .generation = card::Generation::applet_1_8, .tries = tries},
                      certificate, now);
  }

  simulator::SimulatedPki m_pki;
  certificate::TimePoint m_end;
};

TEST_F(CardCheck, tells_the_kind_the_dates_and_the_attempts_of_a_card_that_can_sign_in) {
  const auto line = judged(simulator::CertificateState::usable, card::TriesLeft{3});
  EXPECT_EQ(line.state, State::good);
  EXPECT_EQ(line.failure, std::nullopt);
  EXPECT_THAT(line.detail, HasSubstr("ACS ACR38: eID (applet 1.8), certificate valid from "));
  EXPECT_THAT(line.detail, HasSubstr("3 attempts left"));
}

TEST_F(CardCheck, tells_neither_name_nor_national_number) {
  const auto issued = m_pki.issue_card(simulator::Applet::v1_8, {});
  const auto certificate = certificate::Certificate::from_der(issued.authentication).value();
  const auto holder = certificate.holder().reveal();
  ASSERT_FALSE(holder.empty());
  const auto line = judged(simulator::CertificateState::usable, card::TriesLeft{3});
  EXPECT_THAT(line.detail, Not(HasSubstr(holder)));
  EXPECT_THAT(line.detail, Not(HasSubstr(holder.substr(0, holder.find(' ')))));
}

TEST_F(CardCheck, says_that_the_attempts_were_not_asked_where_only_verify_tells_them) {
  EXPECT_THAT(judged(simulator::CertificateState::usable, std::nullopt).detail, HasSubstr("attempts left not asked"));
}

TEST_F(CardCheck, gives_the_failure_that_a_sign_in_would_meet) {
  EXPECT_EQ(judged(simulator::CertificateState::expired, card::TriesLeft{3}).failure,
            signin::Failure::certificate_expired);
  EXPECT_EQ(judged(simulator::CertificateState::not_yet_valid, card::TriesLeft{3}).failure,
            signin::Failure::certificate_not_yet_valid);
  EXPECT_EQ(judged(simulator::CertificateState::wrong_usage, card::TriesLeft{3}).failure,
            signin::Failure::certificate_unfit);
  const auto blocked = judged(simulator::CertificateState::usable, card::TriesLeft{0});
  EXPECT_EQ(blocked.failure, signin::Failure::pin_blocked);
  EXPECT_EQ(blocked.state, State::broken);
}

TEST_F(CardCheck, wants_a_look_at_the_last_attempt_and_at_a_certificate_that_ends_soon) {
  EXPECT_EQ(judged(simulator::CertificateState::usable, card::TriesLeft{1}).state, State::look);
  judged(simulator::CertificateState::usable, card::TriesLeft{3});
  const auto before = m_end - ends_soon;
  EXPECT_EQ(judged(simulator::CertificateState::usable, card::TriesLeft{3}, before - std::chrono::hours{1}).state,
            State::good);
  EXPECT_EQ(judged(simulator::CertificateState::usable, card::TriesLeft{3}, before + std::chrono::hours{1}).state,
            State::look);
}

TEST_F(CardCheck, sends_nothing_to_a_card_that_is_no_eid_or_does_not_answer) {
  card::ReaderSnapshot seen;
  seen.readers = {{.name = "A", .card_present = true, .card_mute = true, .atr = {}},
                  {.name = "B", .card_present = true, .card_mute = false, .atr = {0x3B, 0x00}},
                  {.name = "C", .card_present = false, .card_mute = false, .atr = {}}};
  const auto lines = check_cards(seen, [] { return false; });
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].failure, signin::Failure::card_mute);
  EXPECT_EQ(lines[1].failure, signin::Failure::foreign_card);
  EXPECT_EQ(lines[1].state, State::look);
}

TEST_F(CardCheck, leaves_the_other_cards_alone_when_a_sign_in_has_begun_meanwhile) {
  card::ReaderSnapshot seen;
  seen.readers = {{.name = "A", .card_present = true, .card_mute = true, .atr = {}},
                  {.name = "B", .card_present = true, .card_mute = true, .atr = {}},
                  {.name = "C", .card_present = true, .card_mute = true, .atr = {}}};
  int asked = 0;
  const auto lines = check_cards(seen, [&asked] { return ++asked > 1; });
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].failure, signin::Failure::card_mute);
  EXPECT_EQ(lines[1].detail, card_left_alone().detail);
  EXPECT_EQ(asked, 2);
}

TEST_F(CardCheck, says_that_there_is_no_card) {
  const auto lines = check_cards({}, [] { return false; });
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].state, State::look);
  EXPECT_EQ(lines[0].failure, std::nullopt);
}

} // namespace
} // namespace checkup
