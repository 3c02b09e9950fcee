// SPDX-License-Identifier: EUPL-1.2
#include "checkup/reader_checks.h"

#include <gtest/gtest.h>

namespace checkup {
namespace {

TEST(ReaderChecks, give_the_code_of_what_is_the_matter_with_the_service) {
  EXPECT_EQ(check_service({}).state, State::good);
  const auto stopped = check_service({.service = card::PcscdState::stopped, .readers = {}});
  EXPECT_EQ(stopped.state, State::broken);
  EXPECT_EQ(stopped.failure, signin::Failure::service_stopped);
  EXPECT_EQ(check_service({.service = card::PcscdState::forbidden, .readers = {}}).failure,
            signin::Failure::service_forbidden);
}

TEST(ReaderChecks, name_the_readers) {
  card::ReaderSnapshot seen;
  seen.readers.resize(2);
  seen.readers[0].name = "ACS ACR38 [CCID Interface] (A0123) 01 00";
  seen.readers[1].name = "Vasco DP905";
  EXPECT_EQ(check_readers(seen).detail, "ACS ACR38 [CCID Interface] 01 00; Vasco DP905");
  EXPECT_EQ(check_readers(seen).state, State::good);
}

TEST(ReaderChecks, say_that_no_sign_in_is_possible_without_a_reader) {
  EXPECT_EQ(check_readers({}).state, State::broken);
  EXPECT_EQ(check_readers({}).failure, signin::Failure::no_reader);
  EXPECT_EQ(check_readers({.service = card::PcscdState::absent, .readers = {}}).state, State::look);
}

} // namespace
} // namespace checkup
