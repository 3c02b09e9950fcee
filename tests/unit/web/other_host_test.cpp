// SPDX-License-Identifier: EUPL-1.2
#include "browser_test.h"

namespace {

using portal::Meaning;
using web::LoadFault;

/// A portal that leads to a host which its description does not have.
class OtherHost : public BrowserTest {
protected:
  void SetUp() override {
    description.asks_about_hosts = true;
    trust->hosts.emplace_back(TestSite::foreign_name);
    rule("way", Meaning::way_in, "/", "//h1").press = "//*[@id='go']";
    site.page("/there", "<h2>there</h2><a href=/next>Next</a>");
    site.page("/next", "<h2>next</h2>");
  }

  /// Opens a page with `body`, in which "go" is pressed, and runs until the browser tells of a host.
  void press_in(const std::string& body) {
    site.page("/", "<h1>way</h1>" + body);
    open("/");
    browser->signal_host_wanted().connect([this](const std::string& host, bool) { wanted.push_back(host); });
    browser->signal_host_withdrawn().connect([this] { ++withdrawn; });
    const auto way = next_page("way");
    ASSERT_TRUE(way);
    browser->press(way->visit);
  }

  void expect_wanted() {
    ASSERT_TRUE(wait_until([this] { return !wanted.empty(); }));
    let_pass();
    EXPECT_EQ(wanted, std::vector{host()});
    EXPECT_EQ(requests_for("/there"), 0U) << "nothing is sent before the answer";
    EXPECT_TRUE(faults.empty());
  }

  [[nodiscard]] std::string host() const { return site.host(TestSite::foreign_name); }

public:
  std::vector<std::string> wanted;
  int withdrawn = 0;
};

TEST_F(OtherHost, is_gone_to_by_a_link_once_the_user_agrees) {
  press_in("<a id=go href='%FOREIGN%/there'>Go</a>");
  expect_wanted();
  browser->go_to_host(host());
  EXPECT_TRUE(next_page(""));
  EXPECT_EQ(requests_for("/there"), 1U);
  EXPECT_EQ(withdrawn, 0);
}

TEST_F(OtherHost, is_gone_to_where_a_server_leads_there) {
  site.redirect("/way", "%FOREIGN%/there");
  press_in("<a id=go href=/way>Go</a>");
  expect_wanted();
  browser->go_to_host(host());
  EXPECT_TRUE(next_page(""));
  EXPECT_EQ(requests_for("/way"), 1U);
  EXPECT_EQ(requests_for("/there"), 1U);
}

TEST_F(OtherHost, gets_the_very_form_that_waited) {
  press_in(
      "<form method=post action='%FOREIGN%/there'><input name=RelayState value=x><button id=go>Go</button></form>");
  expect_wanted();
  browser->go_to_host(host());
  ASSERT_TRUE(wait_until([this] { return requests_for("/there") == 1; }));
  EXPECT_EQ(site.requests("/there")[0].method, "POST");
  EXPECT_EQ(site.requests("/there")[0].body, "RelayState=x");
}

TEST_F(OtherHost, gets_a_form_that_a_server_sends_on_to_it) {
  site.redirect("/way", "%FOREIGN%/there", 307);
  press_in("<form method=post action=/way><input name=RelayState value=x><button id=go>Go</button></form>");
  expect_wanted();
  browser->go_to_host(host());
  ASSERT_TRUE(wait_until([this] { return requests_for("/there") == 1; }));
  EXPECT_EQ(site.requests("/there")[0].body, "RelayState=x");
}

TEST_F(OtherHost, is_gone_to_in_the_view_where_a_window_was_wanted) {
  press_in("<a id=go target=_blank href='%FOREIGN%/there'>Go</a>");
  expect_wanted();
  browser->go_to_host(host());
  EXPECT_TRUE(next_page(""));
  EXPECT_EQ(requests_for("/there"), 1U);
}

TEST_F(OtherHost, is_refused_where_a_form_wants_a_window_of_its_own) {
  press_in("<form method=post target=_blank action='%FOREIGN%/there'><button id=go>Go</button></form>");
  ASSERT_TRUE(wait_until([this] { return !faults.empty(); }));
  EXPECT_EQ(faults, std::vector<LoadFault>{LoadFault::host_not_listed});
  EXPECT_TRUE(wanted.empty());
  EXPECT_EQ(requests_for("/there"), 0U);
}

TEST_F(OtherHost, is_not_asked_for_anything_after_a_no) {
  site.redirect("/way", "%FOREIGN%/there");
  press_in("<a id=go href=/way>Go</a>");
  expect_wanted();
  browser->stay_from_host();
  let_pass();
  EXPECT_EQ(requests_for("/there"), 0U);
  EXPECT_TRUE(faults.empty()) << "who asked knows";
  browser->go_to_host(host());
  let_pass();
  EXPECT_EQ(requests_for("/there"), 0U) << "nothing waits any more";
}

TEST_F(OtherHost, stays_a_question_though_the_page_that_sends_itself_on_is_one_that_nobody_knows) {
  site.page("/own", "<h2>One moment</h2><form method=post action='%FOREIGN%/there'><input name=RelayState value=x>"
                    "<a href=/next>Help</a></form><script>onload = () => document.forms[0].submit()</script>");
  open("/own");
  browser->signal_host_wanted().connect([this](const std::string& host, bool) { wanted.push_back(host); });
  ASSERT_TRUE(wait_until([this] { return !wanted.empty(); }));
  let_pass(6000); // longer than a page that nobody knows is waited with
  EXPECT_TRUE(shown.empty());
  browser->go_to_host(host());
  ASSERT_TRUE(wait_until([this] { return requests_for("/there") == 1; }));
  EXPECT_EQ(site.requests("/there")[0].method, "POST");
}

TEST_F(OtherHost, leaves_the_page_that_sends_itself_on_to_the_user_after_a_no) {
  site.page("/own", "<h2>One moment</h2><form method=post action='%FOREIGN%/there'><a href=/next>Help</a></form>"
                    "<script>onload = () => document.forms[0].submit()</script>");
  open("/own");
  browser->signal_host_wanted().connect([this](const std::string& host, bool) { wanted.push_back(host); });
  ASSERT_TRUE(wait_until([this] { return !wanted.empty(); }));
  browser->stay_from_host();
  EXPECT_TRUE(next_page(""));
}

TEST_F(OtherHost, is_no_question_any_more_when_another_page_comes) {
  press_in("<a id=go href='%FOREIGN%/there' onclick=\"setTimeout(() => location = '/next', 300)\">Go</a>");
  ASSERT_TRUE(wait_until([this] { return withdrawn == 1; }));
  EXPECT_EQ(wanted, std::vector{host()});
  browser->go_to_host(host());
  EXPECT_TRUE(next_page(""));
  EXPECT_EQ(requests_for("/there"), 0U);
  EXPECT_EQ(requests_for("/next"), 1U);
}

TEST_F(OtherHost, is_shown_until_the_session_ends_and_then_asked_about_anew) {
  press_in("<a id=go href='%FOREIGN%/there'>Go</a>");
  expect_wanted();
  browser->go_to_host(host());
  ASSERT_TRUE(next_page(""));
  browser->go_on({}, card::Private{site.address("/next", TestSite::foreign_name)});
  ASSERT_TRUE(next_page(""));
  EXPECT_EQ(wanted.size(), 1U);
  bool ended = false;
  browser->end_session(5, [&ended] { ended = true; });
  ASSERT_TRUE(wait_until([&ended] { return ended; }));
  browser->go_on({}, card::Private{site.address("/next", TestSite::foreign_name)});
  EXPECT_TRUE(wait_until([this] { return wanted.size() == 2; }));
}

TEST_F(OtherHost, is_refused_where_the_user_works) {
  site.page("/", "<h1>way</h1><a id=go href='%FOREIGN%/there'>Go</a>");
  open("/");
  browser->signal_host_wanted().connect([this](const std::string& host, bool) { wanted.push_back(host); });
  const auto way = next_page("way");
  ASSERT_TRUE(way);
  browser->set_page_use(web::PageUse::work);
  browser->press(way->visit);
  ASSERT_TRUE(wait_until([this] { return !faults.empty(); }));
  EXPECT_EQ(faults, std::vector<LoadFault>{LoadFault::host_not_listed});
  EXPECT_TRUE(wanted.empty());
}

TEST_F(OtherHost, is_never_shown_in_a_frame) {
  site.redirect("/frame", "%FOREIGN%/there");
  press_in("<iframe src='%FOREIGN%/there'></iframe><iframe src=/frame></iframe><b id=go></b>");
  ASSERT_TRUE(wait_until([this] { return requests_for("/frame") == 1; }));
  let_pass();
  EXPECT_TRUE(wanted.empty());
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(requests_for("/there"), 0U);
}

TEST_F(OtherHost, that_wants_a_certificate_is_refused_though_the_user_agreed) {
  site.ask_for_certificates();
  press_in("<a id=go href='%FOREIGN%/there'>Go</a>");
  expect_wanted();
  browser->go_to_host(host());
  ASSERT_TRUE(wait_until([this] { return !faults.empty(); }));
  let_pass();
  EXPECT_EQ(faults, std::vector<LoadFault>{LoadFault::host_not_listed});
  EXPECT_EQ(refused_hosts, std::vector{host()});
  EXPECT_EQ(requests_for("/there"), 0U);
}

TEST_F(OtherHost, that_wants_a_certificate_is_refused_though_a_pattern_lists_it) {
  site.ask_for_certificates();
  description.hosts.push_back("*.web-test.localhost:" + std::to_string(site.port()));
  press_in("<a id=go href='%FOREIGN%/there'>Go</a>");
  ASSERT_TRUE(wait_until([this] { return !faults.empty(); }));
  EXPECT_EQ(faults[0], LoadFault::host_not_listed);
  EXPECT_EQ(refused_hosts[0], host());
  EXPECT_TRUE(wanted.empty());
  EXPECT_EQ(requests_for("/there"), 0U);
}

TEST_F(OtherHost, is_shown_without_a_question_where_a_pattern_lists_it) {
  description.hosts.push_back("*.web-test.localhost:" + std::to_string(site.port()));
  press_in("<a id=go href='%FOREIGN%/there'>Go</a>");
  EXPECT_TRUE(next_page(""));
  EXPECT_EQ(requests_for("/there"), 1U);
  EXPECT_TRUE(wanted.empty());
}

TEST_F(OtherHost, is_the_cards_where_it_is_a_card_host_below_a_pattern) {
  description.hosts.push_back("*.web-test.localhost:" + std::to_string(site.port()));
  site.page("/fas", "");
  press_in("<iframe src='%CARD%/fas'></iframe><form method=post action='%CARD%/fas'><input name=a value=b>"
           "<button id=go>Go</button></form>");
  ASSERT_TRUE(wait_until([this] { return !card_visits.empty(); }));
  let_pass();
  ASSERT_EQ(card_visits.size(), 1U) << "the form's, and not the frame's";
  EXPECT_EQ(card_visits[0].method, "POST");
  EXPECT_EQ(requests_for("/fas"), 0U);
}

} // namespace
