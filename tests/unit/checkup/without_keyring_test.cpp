// SPDX-License-Identifier: EUPL-1.2
// On a bus of its own, on which there is neither a keyring nor a launcher nor a tray.
#include "checkup/desktop_checks.h"

#include <gtest/gtest.h>

#include <string>

namespace checkup {
namespace {

TEST(DesktopWithoutAnything, has_no_keyring_and_the_code_of_what_a_sign_in_says_of_that) {
  const auto line = check_keyring(bus::Mode::practice);
  EXPECT_EQ(line.state, State::look);
  EXPECT_FALSE(line.detail.empty());
  EXPECT_EQ(line.failure, signin::Failure::nothing_remembered);
}

TEST(DesktopWithoutAnything, has_no_launcher_and_says_where_to_open_it) {
  const auto line = check_launcher(bus::Mode::practice);
  EXPECT_EQ(line.state, State::look);
  EXPECT_NE(line.detail.find("open PrimaWeb Launcher"), std::string::npos) << line.detail;
}

TEST(DesktopWithoutAnything, has_no_tray_and_says_where_to_open_the_launcher) {
  const auto line = check_tray();
  EXPECT_EQ(line.state, State::look);
  EXPECT_NE(line.detail.find("open PrimaWeb Launcher"), std::string::npos) << line.detail;
}

} // namespace
} // namespace checkup
