// SPDX-License-Identifier: EUPL-1.2
#include "session/card_judgement.h"
#include "simulator/card/simulated_pki.h"

#include <gtest/gtest.h>

#include <optional>
#include <utility>

namespace session {
namespace {

class CardJudgement : public testing::Test {
protected:
  /// What is said of a card that was issued like this and is read now.
  CardReading judged(simulator::CertificateState validity, card::Generation generation = card::Generation::applet_1_8) {
    const auto issued = m_pki.issue_card(simulator::Applet::v1_8, {}, validity);
    return judged_with(issued, issued.citizen_ca, generation);
  }

  [[nodiscard]] static CardReading judged_with(const simulator::CardCredentials& issued,
                                               std::optional<card::Bytes> issuer,
                                               card::Generation generation = card::Generation::applet_1_8) {
    return judge({.serial = {}, .generation = generation, .tries = {}},
                 {.authentication = issued.authentication, .issuer = std::move(issuer)}, card::TriesLeft{3},
                 "ACS ACR38", std::chrono::system_clock::now());
  }

  simulator::SimulatedPki m_pki;
  simulator::CardCredentials m_card = m_pki.issue_card(simulator::Applet::v1_8, {});
};

std::optional<signin::Failure> failure_in(const CardReading& reading) {
  const auto* unfit = std::get_if<signin::CardUnfit>(&reading);
  return unfit ? std::optional{unfit->failure} : std::nullopt;
}

TEST_F(CardJudgement, takes_a_card_with_the_issuer_of_its_certificate) {
  const auto reading = judged_with(m_card, m_card.citizen_ca);
  ASSERT_TRUE(std::holds_alternative<ReadableCard>(reading));
  EXPECT_EQ(std::get<ReadableCard>(reading).issuer->der(), m_card.citizen_ca);
}

TEST_F(CardJudgement, takes_a_card_without_an_issuer) {
  const auto reading = judged_with(m_card, std::nullopt);
  ASSERT_TRUE(std::holds_alternative<ReadableCard>(reading));
  EXPECT_FALSE(std::get<ReadableCard>(reading).issuer.has_value());
}

TEST_F(CardJudgement, tells_why_a_card_cannot_sign_in) {
  EXPECT_EQ(failure_in(judged(simulator::CertificateState::expired)), signin::Failure::certificate_expired);
  EXPECT_EQ(failure_in(judged(simulator::CertificateState::not_yet_valid)), signin::Failure::certificate_not_yet_valid);
}

TEST_F(CardJudgement, tells_whose_card_it_is_that_has_expired_and_since_when) {
  const auto reading = judged(simulator::CertificateState::expired);
  const auto& holder = std::get<signin::CardUnfit>(reading).holder;
  ASSERT_TRUE(holder);
  EXPECT_FALSE(holder->name.reveal().empty());
  EXPECT_LT(std::chrono::sys_days{holder->valid_until}, std::chrono::system_clock::now());
}

TEST_F(CardJudgement, refuses_a_certificate_that_is_for_signatures) {
  EXPECT_EQ(failure_in(judged(simulator::CertificateState::wrong_usage)), signin::Failure::certificate_unfit);
}

TEST_F(CardJudgement, refuses_a_key_that_cards_of_this_generation_do_not_have) {
  EXPECT_EQ(failure_in(judged(simulator::CertificateState::usable, card::Generation::applet_1_7)),
            signin::Failure::certificate_unfit);
}

TEST_F(CardJudgement, refuses_a_certificate_of_another_issuer) {
  simulator::SimulatedPki other;
  const auto elsewhere = other.issue_card(simulator::Applet::v1_8, {});
  EXPECT_EQ(failure_in(judged_with(m_card, elsewhere.citizen_ca)), signin::Failure::certificate_unfit);
  EXPECT_EQ(failure_in(judged_with(m_card, m_card.root)), signin::Failure::certificate_unfit);
}

TEST_F(CardJudgement, refuses_a_card_whose_issuer_cannot_be_read) {
  EXPECT_EQ(failure_in(judged_with(m_card, card::Bytes{0x30, 0x00})), signin::Failure::card_unreadable);
}

} // namespace
} // namespace session
