// SPDX-License-Identifier: EUPL-1.2
#include "launcher/practice_program.h"
#include "loop.h"

#include <glibmm/fileutils.h>
#include <glibmm/miscutils.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace launcher {
namespace {

TEST(ThePracticeProgram, gets_the_desktops_leave_to_come_to_the_front) {
  const std::filesystem::path folder = Glib::get_home_dir();
  const auto program = folder / "practice";
  const auto note = folder / "practice-leave";
  Glib::file_set_contents(program.string(),
                          "#!/bin/sh\necho \"$DESKTOP_STARTUP_ID $XDG_ACTIVATION_TOKEN\" >" + note.string() + "\n");
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  ASSERT_TRUE(open_practice(program.string(), "leave"));
  std::string told;
  EXPECT_TRUE(testing::wait_until([&] {
    std::ifstream noted{note};
    told.assign(std::istreambuf_iterator<char>{noted}, {});
    return told.ends_with('\n');
  }));
  EXPECT_EQ(told, "leave leave\n");
}

TEST(ThePracticeProgram, may_not_be_there) {
  EXPECT_FALSE(open_practice(Glib::get_home_dir() + "/no-practice", "leave"));
}

} // namespace
} // namespace launcher
