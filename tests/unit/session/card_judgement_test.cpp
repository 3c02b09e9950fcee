// SPDX-License-Identifier: EUPL-1.2
#include "practice/card/test_pki.h"
#include "session/card_judgement.h"

#include <gtest/gtest.h>

namespace session {
namespace {

/// What is said of a card that was issued like this and is read now.
CardReading judged(practice::Validity validity, practice::Applet applet = practice::Applet::v1_8,
                   card::Generation generation = card::Generation::applet_1_8) {
  practice::TestPki pki;
  const auto issued = pki.issue_card(applet, {}, validity);
  return judge({.serial = {}, .generation = generation, .tries = {}},
               {.authentication = issued.authentication, .issuer = issued.citizen_ca}, card::TriesLeft{3}, "ACS ACR38",
               std::chrono::system_clock::now());
}

std::optional<signin::Failure> failure_in(const CardReading& reading) {
  const auto* failure = std::get_if<signin::Failure>(&reading);
  return failure ? std::optional{*failure} : std::nullopt;
}

TEST(CardJudgement, takes_a_card_that_is_in_order) {
  EXPECT_TRUE(std::holds_alternative<ReadableCard>(judged(practice::Validity::usable)));
}

TEST(CardJudgement, tells_why_a_card_cannot_sign_in) {
  EXPECT_EQ(failure_in(judged(practice::Validity::expired)), signin::Failure::certificate_expired);
  EXPECT_EQ(failure_in(judged(practice::Validity::not_yet_valid)), signin::Failure::certificate_not_yet_valid);
}

TEST(CardJudgement, refuses_a_certificate_that_is_for_signatures) {
  EXPECT_EQ(failure_in(judged(practice::Validity::wrong_usage)), signin::Failure::certificate_unfit);
}

TEST(CardJudgement, refuses_a_key_that_cards_of_this_generation_do_not_have) {
  EXPECT_EQ(failure_in(judged(practice::Validity::usable, practice::Applet::v1_8, card::Generation::applet_1_7)),
            signin::Failure::certificate_unfit);
}

TEST(CardJudgement, refuses_a_certificate_of_another_issuer) {
  practice::TestPki pki;
  practice::TestPki other;
  const auto issued = pki.issue_card(practice::Applet::v1_8, {});
  const auto elsewhere = other.issue_card(practice::Applet::v1_8, {});
  const auto reading = judge({.serial = {}, .generation = card::Generation::applet_1_8, .tries = {}},
                             {.authentication = issued.authentication, .issuer = elsewhere.citizen_ca},
                             card::TriesLeft{3}, "ACS ACR38", std::chrono::system_clock::now());
  EXPECT_EQ(failure_in(reading), signin::Failure::certificate_unfit);
}

} // namespace
} // namespace session
