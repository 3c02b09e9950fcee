// SPDX-License-Identifier: EUPL-1.2
#include "desktop/settings.h"

#include <giomm/init.h>
#include <glibmm/miscutils.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace {

using desktop::Confinement;

constexpr const char* cover_after = "cover-after";
constexpr const char* end_after = "end-after";

/// At a site that has both, and locks the first.
class SiteSettings : public testing::Test {
protected:
  void SetUp() override {
    Gio::init();
    ASSERT_FALSE(Glib::getenv("XDG_CONFIG_HOME").empty()) << "the settings of who runs this test must stay as they are";
    std::filesystem::create_directories(m_site);
    std::ofstream{m_site + "/defaults"} << "[io/github/primaweb_launcher/Launcher]\n"
                                           "cover-after=uint32 300\nend-after=uint32 1800\n";
    std::ofstream{m_site + "/locks"} << "/io/github/primaweb_launcher/Launcher/cover-after\n";
    std::filesystem::create_directories(m_of_user);
    std::filesystem::remove(m_of_user + "/keyfile");
  }

  std::string m_of_user = Glib::get_user_config_dir() + "/glib-2.0/settings";
  std::string m_site = Glib::get_user_config_dir() + "/site";
};

TEST_F(SiteSettings, hold_in_a_sandbox_where_the_user_says_nothing) {
  const auto settings = desktop::open_settings(m_site, Confinement::sandbox);
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->get_uint(cover_after), 300U);
  EXPECT_EQ(settings->get_uint(end_after), 1800U);
  EXPECT_FALSE(settings->is_writable(cover_after));
  EXPECT_TRUE(settings->is_writable(end_after));
}

TEST_F(SiteSettings, hold_against_the_user_where_they_are_locked) {
  std::ofstream{m_of_user + "/keyfile"}
      << "[io/github/primaweb_launcher/Launcher]\ncover-after=uint32 7\nend-after=uint32 7\n";
  const auto settings = desktop::open_settings(m_site, Confinement::sandbox);
  EXPECT_EQ(settings->get_uint(cover_after), 300U);
  EXPECT_EQ(settings->get_uint(end_after), 7U);
}

TEST_F(SiteSettings, keep_what_the_user_sets_for_the_next_start) {
  EXPECT_TRUE(desktop::open_settings(m_site, Confinement::sandbox)->set_uint(end_after, 60));
  EXPECT_EQ(desktop::open_settings(m_site, Confinement::sandbox)->get_uint(end_after), 60U);
}

TEST_F(SiteSettings, are_dconfs_own_outside_a_sandbox) {
  EXPECT_TRUE(desktop::open_settings(m_site, Confinement::none)->is_writable(cover_after));
}

TEST_F(SiteSettings, need_not_be_there) {
  const auto settings = desktop::open_settings(m_site + "/none", Confinement::sandbox);
  ASSERT_TRUE(settings);
  EXPECT_TRUE(settings->is_writable(cover_after));
}

} // namespace
