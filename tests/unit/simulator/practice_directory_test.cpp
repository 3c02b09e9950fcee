// SPDX-License-Identifier: EUPL-1.2
#include "simulator/practice_directory.h"
#include "temporary_directory.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace {

using simulator::PracticeDirectory;
namespace fs = std::filesystem;

TEST(PracticeDirectory, lets_only_its_user_in) {
  const TemporaryDirectory around;
  PracticeDirectory directory{around.path() + "/d"};
  directory.write("root.pem", "text");
  EXPECT_EQ(fs::status(directory.path()).permissions(), fs::perms::owner_all);
  EXPECT_EQ(fs::status(directory.path() + "/root.pem").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(PracticeDirectory, closes_a_directory_that_was_open_to_others) {
  const TemporaryDirectory around;
  fs::permissions(around.path(), fs::perms::all);
  const PracticeDirectory directory{around.path()};
  EXPECT_EQ(fs::status(directory.path()).permissions(), fs::perms::owner_all);
}

TEST(PracticeDirectory, goes_away_with_its_files) {
  const TemporaryDirectory around;
  const std::string path = around.path() + "/d";
  {
    PracticeDirectory directory{path};
    directory.write("portal.ini", "text");
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST(PracticeDirectory, goes_away_with_a_folder_that_others_filled) {
  const TemporaryDirectory around;
  const std::string path = around.path() + "/d";
  {
    PracticeDirectory directory{path};
    directory.expect_folder("issuers");
    fs::create_directory(path + "/issuers");
    std::ofstream{path + "/issuers/ca.der"} << "text";
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST(PracticeDirectory, leaves_what_is_not_its_own) {
  const TemporaryDirectory around;
  std::ofstream{around.path() + "/mine"} << "text";
  {
    PracticeDirectory directory{around.path()};
    directory.write("portal.ini", "text");
  }
  EXPECT_TRUE(fs::exists(around.path() + "/mine"));
  EXPECT_FALSE(fs::exists(around.path() + "/portal.ini"));
}

TEST(PracticeDirectory, follows_no_link_to_another_directory) {
  const TemporaryDirectory around;
  fs::create_directory(around.path() + "/real");
  fs::create_directory_symlink(around.path() + "/real", around.path() + "/link");
  EXPECT_THROW(PracticeDirectory{around.path() + "/link"}, std::runtime_error);
}

TEST(PracticeDirectory, refuses_a_path_too_long_for_a_socket) {
  const TemporaryDirectory around;
  EXPECT_THROW(PracticeDirectory{around.path() + "/" + std::string(100, 'x')}, std::runtime_error);
}

TEST(PracticeDirectory, tells_an_absolute_path) {
  const TemporaryDirectory around;
  const PracticeDirectory directory{fs::relative(around.path()).string() + "/d"};
  EXPECT_EQ(fs::path{directory.path()}, fs::weakly_canonical(around.path()) / "d");
}

} // namespace
