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

TEST_F(NavigationPolicy, saves_what_the_reader_of_a_pdf_gives_and_opens_nothing_else_of_it) {
  EXPECT_EQ(judge_page("blob:webkit-pdfjs-viewer://pdfjs/0815"), Verdict::save);
  EXPECT_EQ(judge_click("blob:webkit-pdfjs-viewer://pdfjs/0815"), Verdict::save);
  EXPECT_EQ(judge_page("webkit-pdfjs-viewer://pdfjs/web/viewer.html"), Verdict::refuse);
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
  for (const char* address :
       {"https://evil.example/", "http://portal.example.be/", "http://card.example.be/",
        "https://portal.example.be@evil.example/", "file:///etc/passwd", "about:config", "mailto:someone@example.be"})
    EXPECT_EQ(judge_page(address), Verdict::refuse) << address;
}

TEST_F(NavigationPolicy, gives_other_sites_that_the_user_clicks_on_to_the_desktop) {
  for (const char* address :
       {"https://www.example.org/help", "http://www.example.org/help", "mailto:someone@example.be", "tel:+3225099099"})
    EXPECT_EQ(judge_click(address), Verdict::open_elsewhere) << address;
  for (const char* address : {"http://portal.example.be/", "http://card.example.be/", "file:///etc/passwd",
                              "javascript:alert(1)", "http://portal.example.be@evil.example/",
                              "https://portal.example.be@evil.example/", "https://portal.example.be./"})
    EXPECT_EQ(judge_click(address), Verdict::ignore) << address;
}

TEST_F(NavigationPolicy, has_a_file_saved_that_a_page_wrote_into_an_address) {
  EXPECT_EQ(judge_page("data:text/csv,a"), Verdict::save);
  EXPECT_EQ(judge_click("data:text/html,x"), Verdict::save);
  EXPECT_NE(judge(m_description, {.address = "data:text/html,x", .is_new_window = true}), Verdict::show_here);
}

TEST_F(NavigationPolicy, knows_card_hosts_before_patterns_that_have_them_below) {
  m_description.hosts.emplace_back("*.example.be");
  for (const bool is_click : {false, true})
    for (const bool is_new_window : {false, true})
      for (const bool leads_out : {false, true})
        EXPECT_EQ(judge(m_description, {.address = "https://card.example.be/fas",
                                        .is_users_click = is_click,
                                        .is_new_window = is_new_window,
                                        .is_on_the_way = true,
                                        .leads_out = leads_out}),
                  Verdict::ask_card);
  EXPECT_EQ(judge_page("https://card2.example.be/"), Verdict::show);
  EXPECT_EQ(judge_page("blob:https://card.example.be/0815"), Verdict::refuse);
  EXPECT_EQ(judge_click("http://card.example.be/"), Verdict::ignore);
}

TEST_F(NavigationPolicy, keeps_frames_out_of_a_pattern_that_has_a_card_host_below) {
  m_description.hosts = {"portal.example.be", "*.example.be", "*.example.org"};
  m_description.accepted_hosts = {"primaweb.example.com"};
  EXPECT_EQ(web::frame_policy(m_description),
            "frame-src blob: https://portal.example.be https://*.example.org https://primaweb.example.com; "
            "object-src blob: https://portal.example.be https://*.example.org https://primaweb.example.com");
}

TEST_F(NavigationPolicy, opens_in_the_desktops_browser_where_a_click_leads_out_of_where_the_user_works) {
  m_description.hosts.emplace_back("*.fgov.be");
  m_description.accepted_hosts = {"primaweb.example.com"};
  web::VisitedHosts visited;
  web::note_host(visited, "https://work.fgov.be/a");
  const auto click = [&](const std::string& address, bool is_new_window = false) {
    return judge(m_description, {.address = address,
                                 .is_users_click = true,
                                 .is_new_window = is_new_window,
                                 .leads_out = web::leads_out(m_description, address, visited)});
  };
  EXPECT_EQ(click("https://news.fgov.be/"), Verdict::open_elsewhere);
  EXPECT_EQ(click("https://news.fgov.be/", true), Verdict::open_elsewhere);
  EXPECT_EQ(click("http://news.fgov.be/"), Verdict::open_elsewhere);
  EXPECT_EQ(click("https://primaweb.example.com/"), Verdict::open_elsewhere);
  EXPECT_EQ(click("https://work.fgov.be/b"), Verdict::show) << "where they work";
  EXPECT_EQ(click("https://work.fgov.be/b", true), Verdict::show_here);
  EXPECT_EQ(click("https://portal.example.be/"), Verdict::show) << "the portal's own";
  EXPECT_EQ(click("https://card.example.be/"), Verdict::ask_card);
  EXPECT_FALSE(web::leads_out(m_description, "https://elsewhere.example/", visited)) << "as any other site";
}

TEST_F(NavigationPolicy, has_the_user_asked_on_the_way_only_and_about_https_hosts_only) {
  m_description.asks_about_hosts = true;
  const auto judge_step = [this](const std::string& address, bool is_click = false) {
    return judge(m_description, {.address = address, .is_users_click = is_click, .is_on_the_way = true});
  };
  EXPECT_EQ(judge_step("https://primaweb.example.com/a?b"), Verdict::ask_host);
  EXPECT_EQ(judge_step("https://primaweb.example.com/a?b", true), Verdict::ask_host);
  EXPECT_EQ(judge_page("https://primaweb.example.com/a?b"), Verdict::refuse) << "not in PrimaWeb";
  for (const char* address : {"http://primaweb.example.com/", "https://user@primaweb.example.com/", "https://10.0.0.1/",
                              "https://app.localhost/", "file:///etc/passwd"})
    EXPECT_EQ(judge_step(address), Verdict::refuse) << address;
  EXPECT_EQ(judge_step("https://card.example.be/"), Verdict::ask_card);
  m_description.asks_about_hosts = false;
  EXPECT_EQ(judge_step("https://primaweb.example.com/"), Verdict::refuse) << "the site manager has nobody asked";
}

TEST_F(NavigationPolicy, keeps_frames_on_listed_hosts) {
  EXPECT_EQ(web::frame_policy(m_description), "frame-src blob: https://portal.example.be https://idp.example.be:8443; "
                                              "object-src blob: https://portal.example.be https://idp.example.be:8443");
}

} // namespace
