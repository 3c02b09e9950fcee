// SPDX-License-Identifier: EUPL-1.2
#include "read_as_typed.h"
#include "simulator/option_list.h"
#include "simulator/practice_options.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace {

using simulator::OptionsError;
using simulator::PracticeOptions;

PracticeOptions read(std::vector<std::string> words) {
  return read_as_typed(&simulator::read_options, std::move(words));
}

TEST(PracticeCommandLine, lets_everything_go_well) {
  const PracticeOptions options = read({});
  EXPECT_FALSE(options.headless);
  EXPECT_TRUE(options.lesson.empty());
  EXPECT_TRUE(options.starts_launcher);
  EXPECT_TRUE(options.launcher.ends_with("/bin/primaweb-launcher")) << options.launcher;
  EXPECT_TRUE(options.has_reader_service);
  EXPECT_FALSE(options.has_pin_pad || options.only_tls_1_2 || options.only_tls_1_3);
  EXPECT_EQ(options.card.pin, "1234");
  EXPECT_EQ(options.card.tries_left, 3);
  EXPECT_EQ(options.card.validity, simulator::CertificateState::usable);
  EXPECT_TRUE(options.portal.two_roles && options.portal.has_profile && options.portal.is_up);
  EXPECT_TRUE(options.portal.trusted_card_host && options.portal.error == simulator::PortalError::none);
  EXPECT_FALSE(options.portal.shows_notice || options.portal.fault || options.portal.shape != nullptr);
  EXPECT_EQ(options.portal.answer_delay.count(), 0);
}

TEST(PracticeCommandLine, begins_with_a_lesson_or_plays_one) {
  EXPECT_EQ(read({"--lesson", "3-roles"}).lesson, "3-roles");
  EXPECT_FALSE(read({"--lesson", "3-roles"}).plays);
  const PracticeOptions options = read({"--play", "4", "--pace", "90"});
  EXPECT_TRUE(options.plays);
  EXPECT_EQ(options.lesson, "4");
  EXPECT_EQ(options.words_a_minute, 90U);
  EXPECT_EQ(read({"--check-lesson", "/x/1-a.ini"}).lesson_to_check, "/x/1-a.ini");
}

TEST(PracticeCommandLine, plays_no_lesson_without_what_it_needs) {
  EXPECT_THROW(static_cast<void>(read({"--play", "4", "--headless"})), OptionsError);
  EXPECT_THROW(static_cast<void>(read({"--play", "4", "--lesson", "3"})), OptionsError);
  EXPECT_THROW(static_cast<void>(read({"--play", "4", "--pace", "0"})), OptionsError);
}

TEST(PracticeCommandLine, has_nothing_by_which_something_goes_wrong) {
  for (const char* option : {"--tries=1", "--fault=reset:1", "--portal-down", "--unknown-page", "--error=revoked",
                             "--more-holders=/x.pem", "--launcher=/x", "--directory=/x", "--vpcd=41002", "--pin=4321"})
    EXPECT_THROW(static_cast<void>(read({option})), OptionsError) << option;
  EXPECT_THROW(static_cast<void>(read({"word"})), OptionsError);
}

} // namespace
