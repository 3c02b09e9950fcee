// SPDX-License-Identifier: EUPL-1.2
#include "signin/failure.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace signin {
namespace {

TEST(Failure, has_a_code_that_no_other_failure_has) {
  std::set<std::string> codes;
  for (const auto failure : all_failures)
    EXPECT_TRUE(codes.emplace(code(failure)).second) << code(failure);
}

TEST(Failure, list_names_every_failure_once) {
  std::set<Failure> distinct(all_failures.begin(), all_failures.end());
  EXPECT_EQ(distinct.size(), all_failures.size());
  EXPECT_EQ(static_cast<std::size_t>(Failure::nothing_remembered) + 1, all_failures.size())
      << "nothing_remembered is the last enumerator: add new ones to all_failures too";
}

TEST(Failure, keeps_the_codes_that_helpdesks_know) {
  EXPECT_EQ(code(Failure::service_stopped), "READER-01");
  EXPECT_EQ(code(Failure::service_silent), "READER-06");
  EXPECT_EQ(code(Failure::service_stuck), "READER-07");
  EXPECT_EQ(code(Failure::no_reader), "READER-08");
  EXPECT_EQ(code(Failure::foreign_card), "CARD-02");
  EXPECT_EQ(code(Failure::unsupported_card), "CARD-03");
  EXPECT_EQ(code(Failure::card_outdated), "CARD-10");
  EXPECT_EQ(code(Failure::signature_unsupported), "CARD-11");
  EXPECT_EQ(code(Failure::card_silent), "CARD-12");
  EXPECT_EQ(code(Failure::pin_blocked), "PIN-01");
  EXPECT_EQ(code(Failure::portal_unreachable), "PORTAL-01");
  EXPECT_EQ(code(Failure::no_profile), "PORTAL-11");
  EXPECT_EQ(code(Failure::no_realtime), "PROGRAM-04");
  EXPECT_EQ(code(Failure::nothing_remembered), "KEYRING-01");
}

TEST(Failure, offers_no_second_try_for_a_blocked_pin) {
  EXPECT_EQ(remedy(Failure::pin_blocked), Remedy::close);
}

} // namespace
} // namespace signin
