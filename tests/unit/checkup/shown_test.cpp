// SPDX-License-Identifier: EUPL-1.2
#include "card/private.h"
#include "checkup/shown.h"

#include <glib.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <type_traits>

namespace checkup {
namespace {

TEST(Shown, names_no_users_home) {
  const std::string home = g_get_home_dir();
  EXPECT_EQ(without_home(home + "/.config/primaweb-launcher/portal/site.ini"),
            "~/.config/primaweb-launcher/portal/site.ini");
  EXPECT_EQ(without_home("/etc/primaweb-launcher/portal/site.ini"), "/etc/primaweb-launcher/portal/site.ini");
  EXPECT_EQ(without_home(home + "s/site.ini"), home + "s/site.ini");
  EXPECT_EQ(without_home("“" + home + "/a”, “" + home + "/b”"), "“~/a”, “~/b”");
}

TEST(Shown, names_no_folder_that_the_user_has_elsewhere) {
  for (const std::string variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"}) {
    const char* before = g_getenv(variable.c_str());
    const auto kept = before == nullptr ? std::optional<std::string>{} : before;
    g_setenv(variable.c_str(), "/srv/people/jan/", TRUE);
    EXPECT_EQ(without_home("/srv/people/jan/primaweb-launcher/site.ini"),
              "$" + variable + "/primaweb-launcher/site.ini");
    EXPECT_EQ(without_home("/srv/people/janine/site.ini"), "/srv/people/janine/site.ini");
    if (kept)
      g_setenv(variable.c_str(), kept->c_str(), TRUE);
    else
      g_unsetenv(variable.c_str());
  }
}

TEST(Shown, tells_no_serial_number_of_a_reader) {
  EXPECT_EQ(shown_reader("ACS ACR38 [CCID Interface] (0123) 00 00"), "ACS ACR38 [CCID Interface] 00 00");
  EXPECT_EQ(shown_reader("ACS ACR38 (0123) 01 00"), "ACS ACR38 01 00");
  EXPECT_EQ(shown_reader("ACS ACR38 [CCID Interface] 00 00"), "ACS ACR38 [CCID Interface] 00 00");
  EXPECT_EQ(shown_reader("ACS ACR38"), "ACS ACR38");
}

TEST(Shown, tells_no_password_no_path_and_no_query_of_an_address) {
  EXPECT_EQ(shown_server("http://jan:secret@proxy.example.be:3128"), "http://proxy.example.be:3128");
  EXPECT_EQ(shown_server("https://www.example.be/path?SAMLRequest=1#there"), "https://www.example.be");
  EXPECT_EQ(shown_server("direct://"), "direct://");
  EXPECT_EQ(shown_server("jan:secret proxy"), "?");
}

TEST(Shown, writes_a_day_so_that_everybody_reads_the_same) {
  EXPECT_EQ(shown_day(std::chrono::sys_days{std::chrono::year{2031} / 5 / 3}), "2031-05-03");
}

TEST(Shown, takes_nothing_that_is_private) {
  static_assert(!std::is_invocable_v<decltype(&without_home), card::Private<std::string>>);
  static_assert(!std::is_convertible_v<card::Private<std::string>, std::string>);
}

} // namespace
} // namespace checkup
