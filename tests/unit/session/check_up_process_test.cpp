// SPDX-License-Identifier: EUPL-1.2
#include "session/check_up_process.h"

#include <fcntl.h>
#include <giomm/init.h>
#include <glibmm/main.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace session {
namespace {

class CheckUpProcessTest : public testing::Test {
protected:
  static void SetUpTestSuite() { Gio::init(); }

  /// Whether the process told what came of it, and what.
  void run(const std::vector<std::string>& command, std::chrono::milliseconds bound) {
    const CheckUpProcess process{command, bound, [this](const std::optional<checkup::Report>& report) {
                                   m_is_told = true;
                                   m_report = report;
                                 }};
    while (!m_is_told)
      Glib::MainContext::get_default()->iteration(true);
  }

  bool m_is_told = false;
  std::optional<checkup::Report> m_report;
};

constexpr std::chrono::minutes patience{2};

TEST_F(CheckUpProcessTest, brings_the_report_that_it_prints) {
  const checkup::Report sent{
      .practice = true, .lines = {{checkup::Check::card, checkup::State::broken, "it's", signin::Failure::card_mute}}};
  run({"printf", "%s", checkup::to_wire(sent)}, patience);
  ASSERT_TRUE(m_report);
  ASSERT_EQ(m_report->lines.size(), 1U);
  EXPECT_EQ(m_report->lines[0].detail, "it's");
  EXPECT_EQ(m_report->lines[0].failure, signin::Failure::card_mute);
}

TEST_F(CheckUpProcessTest, brings_none_when_it_prints_something_else_or_cannot_be_started) {
  run({"echo", "nothing of the kind"}, patience);
  EXPECT_FALSE(m_report);
  m_is_told = false;
  run({"/nowhere/primaweb-session"}, patience);
  EXPECT_FALSE(m_report);
}

TEST_F(CheckUpProcessTest, waits_no_longer_than_its_bound_for_what_hangs) {
  run({"sleep", "1000"}, std::chrono::milliseconds{100});
  EXPECT_FALSE(m_report);
}

TEST_F(CheckUpProcessTest, tells_nobody_when_it_is_not_wanted_any_more) {
  bool is_first_told = false;
  auto first = std::make_unique<CheckUpProcess>(std::vector<std::string>{"echo"}, patience,
                                                [&is_first_told](const auto&) { is_first_told = true; });
  first.reset();
  run({"echo"}, patience); // one that was started later comes to its end
  EXPECT_FALSE(is_first_told);
}

TEST_F(CheckUpProcessTest, lets_what_is_not_wanted_any_more_come_to_its_own_end) {
  std::string folder = (std::filesystem::temp_directory_path() / "check-up.XXXXXX").string();
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  const auto gate = folder + "/gate";
  ASSERT_EQ(mkfifo(gate.c_str(), S_IRUSR | S_IWUSR), 0);
  auto process = std::make_unique<CheckUpProcess>(
      std::vector<std::string>{"sh", "-c", R"(read word < "$0"; mkdir "$0.passed")", gate}, patience,
      [](const auto&) {});
  process.reset();
  const auto deadline = std::chrono::steady_clock::now() + patience;
  const auto come = [deadline](const auto& happened) {
    while (!happened() && std::chrono::steady_clock::now() < deadline)
      g_usleep(10'000);
    return happened();
  };
  int writer = -1;
  // It opens once somebody reads.
  EXPECT_TRUE(come([&] { return writer >= 0 || (writer = open(gate.c_str(), O_WRONLY | O_NONBLOCK)) >= 0; }));
  if (writer >= 0)
    close(writer);
  EXPECT_TRUE(come([&] { return std::filesystem::exists(gate + ".passed"); }));
  std::filesystem::remove_all(folder);
}

TEST(CheckUpCommand, is_this_program_in_the_same_world) {
  EXPECT_EQ(check_up_command(std::nullopt), (std::vector<std::string>{"/proc/self/exe", "--check-up", "--wire"}));
  EXPECT_EQ(check_up_command("/tmp/practice").back(), "/tmp/practice");
}

} // namespace
} // namespace session
