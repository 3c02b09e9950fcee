// SPDX-License-Identifier: EUPL-1.2
#include "checkup/report.h"
#include "config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

namespace checkup {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string remedy(signin::Failure failure) {
  return failure == signin::Failure::service_stopped ? "Have it \"started\"." : "Something else.";
}

Report report() {
  return {.practice = false,
          .lines = {{Check::program, State::good, VERSION, {}},
                    {Check::service, State::broken, {}, signin::Failure::service_stopped},
                    {Check::tray, State::look, "is\nnot \\ there", {}}}};
}

TEST(CheckUpReport, is_as_good_as_its_worst_line) {
  EXPECT_EQ(Report{}.state(), State::good);
  EXPECT_EQ(report().state(), State::broken);
  auto milder = report();
  milder.lines.erase(milder.lines.begin() + 1);
  EXPECT_EQ(milder.state(), State::look);
}

TEST(CheckUpReport, tells_a_person_what_is_broken_its_code_and_its_remedy) {
  const auto text = to_text(report(), remedy);
  EXPECT_THAT(text, HasSubstr("PrimaWeb Launcher " VERSION "\n"));
  EXPECT_THAT(text, HasSubstr("[good] Program: " VERSION "\n"));
  EXPECT_THAT(text, HasSubstr("[broken] Card reader service\n    READER-01  Have it \"started\".\n"));
  EXPECT_THAT(text, HasSubstr("[look at this] Tray of the desktop: is\nnot \\ there\n"));
  EXPECT_THAT(text, Not(HasSubstr("practice")));
}

TEST(CheckUpReport, says_that_it_is_about_practice) {
  auto practice = report();
  practice.practice = true;
  EXPECT_THAT(to_text(practice, remedy), HasSubstr("(practice)"));
  EXPECT_THAT(to_json(practice, remedy), HasSubstr(R"("practice": true)"));
}

/// Others read it: what stands here stays.
TEST(CheckUpReport, keeps_its_json_as_it_is_promised) {
  EXPECT_EQ(to_json(report(), remedy),
            R"({"format": 1, "version": ")" VERSION R"(", "practice": false, "state": "broken", "checks": [)"
            R"({"name": "program", "state": "good", "detail": ")" VERSION R"(", "code": null, "remedy": null}, )"
            R"({"name": "reader-service", "state": "broken", "detail": "", "code": "READER-01", )"
            R"("remedy": "Have it \"started\"."}, )"
            R"({"name": "tray", "state": "look", "detail": "is\nnot \\ there", "code": null, "remedy": null}]})"
            "\n");
}

TEST(CheckUpReport, has_a_name_and_a_stable_word_for_every_check) {
  std::set<std::string> words;
  for (const Check check : all_checks) {
    EXPECT_FALSE(name_of(check).empty());
    EXPECT_TRUE(words.insert(word_for(check)).second) << word_for(check);
  }
  EXPECT_EQ(words.count(""), 0U);
}

TEST(CheckUpReport, comes_whole_out_of_another_process) {
  auto sent = report();
  sent.practice = true;
  sent.lines[0].detail = "an odd letter: \xff, a quote: '";
  const auto came = from_wire(to_wire(sent));
  ASSERT_TRUE(came);
  EXPECT_TRUE(came->practice);
  ASSERT_EQ(came->lines.size(), 3U);
  EXPECT_THAT(came->lines[0].detail, HasSubstr("a quote: '"));
  EXPECT_EQ(came->lines[1].failure, signin::Failure::service_stopped);
  EXPECT_EQ(came->lines[2].check, Check::tray);
  EXPECT_EQ(came->lines[2].state, State::look);
  EXPECT_EQ(came->lines[2].failure, std::nullopt);
}

TEST(CheckUpReport, is_none_when_something_else_came) {
  EXPECT_FALSE(from_wire(""));
  EXPECT_FALSE(from_wire("(true, [(1, 2, 'cut"));
}

} // namespace
} // namespace checkup
