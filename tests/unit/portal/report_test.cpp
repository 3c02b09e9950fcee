// SPDX-License-Identifier: EUPL-1.2
#include "layer_files.h"
#include "portal/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::ContainsRegex;
using testing::HasSubstr;

std::string report_of(const LayerFiles& layers) {
  return portal::report(layers.load(), layers.files());
}

TEST(Report, says_what_is_in_force_and_from_which_file) {
  const LayerFiles layers;
  layers.write("system/a.ini", "[portal]\nformat=1\nhosts=app.example.be\n[page gone]\nenabled=false\n"
                               "[page home]\nmeaning=primaweb\naddresses=https://app.example.be/\nwords=x\n"
                               "verified=2026-10-07\n");
  const auto text = report_of(layers);
  EXPECT_THAT(text, HasSubstr("Files\n  shipped  " + layers.path("shipped.ini") + "\n  system   "));
  EXPECT_THAT(text, HasSubstr("Service\n  Test\n"));
  const auto shipped = " +" + layers.path("shipped.ini") + "\n";
  const auto system = " +" + layers.path("system/a.ini") + "\n";
  EXPECT_THAT(text, ContainsRegex("portal.example.be +shipped +shown" + shipped));
  EXPECT_THAT(text, ContainsRegex("app.example.be +system +shown" + system));
  EXPECT_THAT(text, ContainsRegex("card.example.be +shipped +may ask for the card" + shipped));
  EXPECT_THAT(text, ContainsRegex("start\\[fr\\] +shipped +https://portal.example.be/fr/" + shipped));
  EXPECT_THAT(text, ContainsRegex("log-out +- +not known\n"));
  EXPECT_THAT(text, testing::Not(HasSubstr("log-out-words")));
  layers.write("user/a.ini", "[portal]\nformat=1\nlog-out-words=Afmelden;Abmelden\n");
  EXPECT_THAT(report_of(layers),
              ContainsRegex("log-out-words +user +Afmelden; Abmelden +" + layers.path("user/a.ini")));
  EXPECT_THAT(text, ContainsRegex("way +shipped +way-in +not verified" + shipped));
  EXPECT_THAT(text, ContainsRegex(shipped + " +home +system +primaweb +verified" + system)) << "in this order";
  EXPECT_THAT(text, ContainsRegex("Pages taken away\n +gone +system" + system));
  EXPECT_THAT(text, testing::Not(HasSubstr("Errors")));
}

TEST(Report, says_which_hosts_the_user_agreed_to_and_whether_they_are_asked) {
  const LayerFiles layers;
  layers.write("user/learned.ini", "[portal]\nformat=1\naccepted-hosts=primaweb.example.org\n");
  EXPECT_THAT(report_of(layers), ContainsRegex("primaweb.example.org +learned +shown, as the user agreed +"));
  layers.write("system/a.ini", "[portal]\nformat=1\nask-about-hosts=false\nhosts=*.example.org\n");
  EXPECT_THAT(report_of(layers), ContainsRegex("others +system +nobody is asked about them +"));
  EXPECT_THAT(report_of(layers), HasSubstr("*.example.org "));
  EXPECT_THAT(report_of(layers), testing::Not(HasSubstr("as the user agreed")));
}

TEST(Report, tells_each_error_with_file_and_line) {
  const LayerFiles layers;
  layers.write("user/a.ini", "[portal]\nformat=2\n");
  EXPECT_THAT(report_of(layers),
              HasSubstr("Errors\n  " + layers.path("user/a.ini") + ":2: [portal] format: expected 1\n"));
}

TEST(Report, says_that_the_built_in_copy_stands_in_for_the_shipped_file) {
  const LayerFiles layers;
  layers.write("shipped.ini", "");
  EXPECT_THAT(report_of(layers), ContainsRegex("www.socialsecurity.be +shipped +shown +\\(built in\\)\n"));
}

TEST(Report, says_when_nothing_usable_is_left) {
  EXPECT_THAT(portal::report(portal::load_layers({}, portal::default_service), {}),
              HasSubstr("Nothing usable is left"));
}

} // namespace
