// SPDX-License-Identifier: EUPL-1.2
#include "web/navigation_policy.h"

#include <gtest/gtest.h>

namespace {

using web::judge;
using web::Verdict;

class NavigationPolicy : public testing::Test {
protected:
  NavigationPolicy() {
    m_description.hosts = {"portal.example.be", "idp.example.be:8443"};
    m_description.card_hosts = {"card.example.be"};
  }

  [[nodiscard]] Verdict judge_page(const std::string& address) const { return judge(m_description, {address}); }

  [[nodiscard]] Verdict judge_click(const std::string& address) const {
    return judge(m_description, {.address = address, .is_users_click = true});
  }

  portal::Description m_description;
};

TEST_F(NavigationPolicy, shows_pages_of_listed_hosts) {
  EXPECT_EQ(judge_page("https://portal.example.be/a?b"), Verdict::show);
  EXPECT_EQ(judge_page("https://idp.example.be:8443/"), Verdict::show);
  EXPECT_EQ(judge_click("https://portal.example.be/"), Verdict::show);
}

TEST_F(NavigationPolicy, shows_what_such_a_page_made_itself) {
  EXPECT_EQ(judge_page("about:blank"), Verdict::show);
  EXPECT_EQ(judge_page("about:srcdoc"), Verdict::show);
  EXPECT_EQ(judge_page("blob:https://portal.example.be/0815"), Verdict::show);
  EXPECT_EQ(judge_page("blob:https://evil.example/0815"), Verdict::refuse);
}

TEST_F(NavigationPolicy, shows_new_windows_in_the_one_there_is) {
  EXPECT_EQ(judge(m_description, {.address = "https://portal.example.be/", .is_new_window = true}), Verdict::show_here);
}

TEST_F(NavigationPolicy, leaves_card_hosts_to_the_card_whoever_wants_to_go_there) {
  EXPECT_EQ(judge_page("https://card.example.be/fas"), Verdict::ask_card);
  EXPECT_EQ(judge_click("https://card.example.be/fas"), Verdict::ask_card);
  EXPECT_EQ(judge(m_description, {.address = "https://card.example.be/", .is_new_window = true}), Verdict::ask_card);
}

TEST_F(NavigationPolicy, refuses_pages_that_go_elsewhere) {
  for (const char* address : {"https://evil.example/", "http://portal.example.be/", "http://card.example.be/",
                              "https://portal.example.be@evil.example/", "file:///etc/passwd", "data:text/html,x",
                              "about:config", "mailto:someone@example.be"})
    EXPECT_EQ(judge_page(address), Verdict::refuse) << address;
}

TEST_F(NavigationPolicy, gives_other_sites_that_the_user_clicks_on_to_the_desktop) {
  EXPECT_EQ(judge_click("https://www.example.org/help"), Verdict::open_elsewhere);
  for (const char* address : {"http://www.example.org/help", "file:///etc/passwd", "mailto:someone@example.be",
                              "https://portal.example.be@evil.example/", "https://portal.example.be./"})
    EXPECT_EQ(judge_click(address), Verdict::ignore) << address;
}

TEST_F(NavigationPolicy, keeps_frames_on_listed_hosts) {
  EXPECT_EQ(web::frame_policy(m_description), "frame-src blob: https://portal.example.be https://idp.example.be:8443; "
                                              "object-src blob: https://portal.example.be https://idp.example.be:8443");
}

} // namespace
