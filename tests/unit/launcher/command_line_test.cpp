// SPDX-License-Identifier: EUPL-1.2
#include "installed_paths.h"
#include "launcher/command_line.h"

#include <gtest/gtest.h>

namespace launcher {
namespace {

CommandLine parsed(std::vector<std::string> words) {
  words.insert(words.begin(), "primaweb-launcher");
  const auto outcome = parse_command_line(std::move(words), "/home/ada");
  EXPECT_TRUE(std::holds_alternative<CommandLine>(outcome));
  const auto* line = std::get_if<CommandLine>(&outcome);
  return line == nullptr ? CommandLine{} : *line;
}

bool is_misused(std::vector<std::string> words) {
  words.insert(words.begin(), "primaweb-launcher");
  return std::holds_alternative<Misused>(parse_command_line(std::move(words), "/"));
}

TEST(CommandLine, is_bare_by_default) {
  const auto line = parsed({});
  EXPECT_FALSE(line.practice);
  EXPECT_FALSE(line.start || line.status || line.json || line.quit || line.version);
  EXPECT_EQ(line.session, std::string{installed::helper_programs} + "/primaweb-session");
}

TEST(CommandLine, knows_its_options) {
  EXPECT_TRUE(parsed({"--start"}).start);
  EXPECT_TRUE(parsed({"--at-login"}).at_login);
  EXPECT_EQ(parsed({"--start", "--activation-token=-4_2"}).activation_token, "-4_2");
  EXPECT_TRUE(parsed({"--quit"}).quit);
  EXPECT_TRUE(parsed({"--version"}).version);
  const auto status = parsed({"--status", "--json"});
  EXPECT_TRUE(status.status && status.json);
  const auto check_up = parsed({"--check-up", "--json"});
  EXPECT_TRUE(check_up.check_up && check_up.json && check_up.is_for_session_program());
  const auto check = parsed({"--check-portal", "--live"});
  EXPECT_TRUE(check.check_portal && check.live && check.is_for_session_program());
  EXPECT_TRUE(parsed({"--preferences"}).is_for_session_program());
  EXPECT_EQ(parsed({"--preferences"}).show, "preferences");
  EXPECT_EQ(parsed({"--show=check-up"}).show, "check-up");
  EXPECT_TRUE(parsed({"--learned"}).is_for_session_program());
  EXPECT_TRUE(parsed({"--forget-learned"}).is_for_session_program());
  EXPECT_TRUE(parsed({"--forget-page", "https://portal.example.be/notice"}).is_for_session_program());
  for (const char* word : {"--export-road", "--export-learned"})
    EXPECT_EQ(parsed({word, "pages.ini"}).export_learned, "/home/ada/pages.ini");
  EXPECT_EQ(parsed({"--portal-report", "report.txt"}).portal_report, "/home/ada/report.txt");
  EXPECT_EQ(parsed({"--portal-report", "-"}).portal_report, "-");
  EXPECT_EQ(parsed({"--log", "-"}).log, "/home/ada/-") << "a log is a file's alone";
  EXPECT_TRUE(parsed({"--portal-report=-"}).is_for_session_program());
  EXPECT_EQ(parsed({"--log", "day.log"}).log, "/home/ada/day.log");
  EXPECT_EQ(parsed({}).log, "");
}

TEST(CommandLine, takes_relative_paths_from_where_it_was_given) {
  EXPECT_EQ(parsed({"--practice", "trial"}).practice, "/home/ada/trial");
  EXPECT_EQ(parsed({"--practice=/tmp/trial"}).practice, "/tmp/trial");
  EXPECT_EQ(parsed({"--session", "../bin/session"}).session, "/home/bin/session");
}

TEST(CommandLine, lets_the_desktop_start_it_as_a_service) {
  (void)parsed({"--gapplication-service"});
}

TEST(CommandLine, refuses_what_it_does_not_know) {
  EXPECT_TRUE(is_misused({"--no-such-option"}));
  EXPECT_TRUE(is_misused({"word"}));
  EXPECT_TRUE(is_misused({"--practice"}));
}

} // namespace
} // namespace launcher
