// SPDX-License-Identifier: EUPL-1.2
#include "base/glib_pointers.h"
#include "simulator/practice.h"
#include "temporary_directory.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using simulator::CardChoice;
using simulator::Practice;
namespace fs = std::filesystem;

std::string content(const std::string& path) {
  std::ifstream file{path};
  return {std::istreambuf_iterator<char>{file}, {}};
}

simulator::PracticeOptions in(const TemporaryDirectory& around) {
  simulator::PracticeOptions options;
  options.directory = around.path() + "/d";
  return options;
}

TEST(Practice, lays_out_what_the_launcher_needs) {
  const TemporaryDirectory around;
  const Practice practice{in(around), [](const std::string&) {}};
  EXPECT_TRUE(fs::is_socket(practice.directory() + "/pcscd.comm"));
  EXPECT_TRUE(content(practice.directory() + "/portal.ini").find("practice=true") != std::string::npos);
  for (const char* name : {"/root.pem", "/server.pem"})
    EXPECT_TRUE(content(practice.directory() + name).starts_with("-----BEGIN CERTIFICATE-----")) << name;
}

TEST(Practice, writes_no_key) {
  const TemporaryDirectory around;
  const Practice practice{in(around), [](const std::string&) {}};
  for (const auto& entry : fs::directory_iterator{practice.directory()}) {
    if (!entry.is_regular_file())
      continue;
    EXPECT_EQ(content(entry.path().string()).find("PRIVATE KEY"), std::string::npos) << entry.path();
  }
}

TEST(Practice, trusts_no_root_of_the_system) {
  const TemporaryDirectory around;
  const Practice practice{in(around), [](const std::string&) {}};
  const base::ObjectPtr<GTlsDatabase> trust{g_tls_backend_get_default_database(g_tls_backend_get_default())};
  ASSERT_TRUE(G_IS_TLS_FILE_DATABASE(trust.get()));
  char* anchors = nullptr;
  g_object_get(trust.get(), "anchors", &anchors, nullptr);
  const base::TextPtr owned{anchors};
  EXPECT_EQ(std::string{anchors}, practice.directory() + "/root.pem");
}

TEST(Practice, takes_away_all_it_laid_out) {
  const TemporaryDirectory around;
  {
    const Practice practice{in(around), [](const std::string&) {}};
  }
  EXPECT_FALSE(fs::exists(around.path() + "/d"));
}

TEST(Practice, makes_no_reader_when_a_test_brings_its_own) {
  const TemporaryDirectory around;
  simulator::PracticeOptions options = in(around);
  options.has_reader_service = false;
  const Practice practice{options, [](const std::string&) {}};
  EXPECT_FALSE(fs::exists(practice.directory() + "/pcscd.comm"));
}

TEST(Practice, knows_which_card_is_in_its_reader) {
  const TemporaryDirectory around;
  Practice practice{in(around), [](const std::string&) {}};
  EXPECT_EQ(practice.card(), std::nullopt);
  practice.insert(CardChoice::eid_1_8);
  EXPECT_EQ(practice.card(), CardChoice::eid_1_8);
  practice.insert(CardChoice::eid_1_7);
  EXPECT_EQ(practice.card(), CardChoice::eid_1_7);
  practice.remove();
  EXPECT_EQ(practice.card(), std::nullopt);
  practice.remove();
  EXPECT_EQ(practice.card(), std::nullopt);
}

TEST(Practice, tells_when_the_reader_holds_another_card) {
  const TemporaryDirectory around;
  std::vector<std::string> lines;
  Practice practice{in(around), [&lines](const std::string& line) { lines.push_back(line); }};
  practice.insert(CardChoice::eid_1_8);
  practice.insert(CardChoice::foreign);
  practice.remove();
  practice.remove();
  EXPECT_EQ(lines,
            (std::vector<std::string>{"reader holds 1.8", "reader empty", "reader holds foreign", "reader empty"}));
}

TEST(Practice, begins_anew_with_an_empty_reader_and_nothing_learned) {
  const TemporaryDirectory around;
  Practice practice{in(around), [](const std::string&) {}};
  practice.insert(CardChoice::eid_1_8);
  std::ofstream{practice.directory() + "/learned.ini"} << "[portal]";
  practice.begin_anew({.tries_left = 1}, {});
  EXPECT_EQ(practice.card(), std::nullopt);
  EXPECT_FALSE(fs::exists(practice.directory() + "/learned.ini"));
  EXPECT_TRUE(fs::exists(practice.directory() + "/portal.ini"));
}

TEST(Practice, has_a_name_for_each_card) {
  for (const CardChoice choice : simulator::all_card_choices)
    EXPECT_EQ(simulator::card_choice(simulator::name_of(choice)), choice);
  EXPECT_EQ(simulator::card_choice("1.6"), std::nullopt);
}

} // namespace
