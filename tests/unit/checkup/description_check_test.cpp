// SPDX-License-Identifier: EUPL-1.2
#include "checkup/description_check.h"

#include <glib.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace checkup {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(DescriptionCheck, names_the_files_in_force) {
  portal::LayeredDescription layered;
  layered.description.emplace();
  layered.description->name = "PrimaWeb";
  const auto line = check_description(layered, {{portal::Layer::shipped, "/usr/share/primaweb.ini"}});
  EXPECT_EQ(line.state, State::good);
  EXPECT_EQ(line.detail, "PrimaWeb; /usr/share/primaweb.ini");
}

TEST(DescriptionCheck, tells_every_mistake_and_no_users_home) {
  const std::string home = g_get_home_dir();
  portal::LayeredDescription layered;
  layered.description.emplace();
  layered.errors = {{home + "/mine.ini", 3, "[portal] colour", "no such key"}};
  const auto line = check_description(layered, {{portal::Layer::user, home + "/mine.ini"}});
  EXPECT_EQ(line.state, State::look);
  EXPECT_THAT(line.detail, HasSubstr("~/mine.ini:3: [portal] colour: expected no such key"));
  EXPECT_THAT(line.detail, Not(HasSubstr(home)));
}

TEST(DescriptionCheck, is_broken_where_nothing_usable_is_left) {
  const auto line = check_description({}, {});
  EXPECT_EQ(line.state, State::broken);
  EXPECT_EQ(line.failure, signin::Failure::description_broken);
}

} // namespace
} // namespace checkup
