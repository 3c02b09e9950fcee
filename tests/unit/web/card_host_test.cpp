// SPDX-License-Identifier: EUPL-1.2
#include "browser_test.h"

namespace {

using portal::Meaning;

class CardHost : public BrowserTest {
protected:
  void SetUp() override {
    rule("method", Meaning::sign_in_method, "/*", "//*[@id='go']").press = "//*[@id='go']";
    site.page("/fas", "the view must never get here");
    site.page("/done", "<h2>done</h2>");
  }

  /// Opens the page at "/", presses, and waits for what the card host is asked.
  void press() {
    open("/");
    const auto method = next_page("method");
    ASSERT_TRUE(method);
    browser->press(method->visit);
    ASSERT_TRUE(wait_until([this] { return !card_visits.empty(); }));
    let_pass();
    EXPECT_EQ(card_visits.size(), 1U);
    EXPECT_EQ(requests_for("/fas"), 0U);
    EXPECT_EQ(faults.size(), 0U);
    EXPECT_EQ(shown.size(), 1U) << "the page stays, and is not told anew";
  }
};

TEST_F(CardHost, is_not_visited_but_told_of_by_a_link) {
  site.page("/", "<a id=go href='%CARD%/fas?SAMLRequest=abc&RelayState=d%20e'>eID</a>");
  press();
  EXPECT_EQ(card_visits[0].method, "GET");
  EXPECT_EQ(card_visits[0].address.reveal(),
            site.address("/fas?SAMLRequest=abc&RelayState=d%20e", TestSite::card_name));
  EXPECT_EQ(card_visits[0].body.reveal(), "");
}

TEST_F(CardHost, is_to_see_the_browser_and_the_language_that_the_view_names) {
  site.page("/", "<a id=go href='%CARD%/fas'>eID</a>");
  press();
  const auto seen = site.requests("/")[0];
  EXPECT_FALSE(seen.user_agent.empty());
  EXPECT_FALSE(seen.accept_language.empty());
  EXPECT_EQ(card_visits[0].user_agent, seen.user_agent);
  EXPECT_EQ(card_visits[0].accept_language, seen.accept_language);
}

TEST_F(CardHost, is_to_see_the_language_that_the_user_wants_the_portal_in) {
  for (const char* wanted : {"fr", "de"}) {
    language = wanted;
    card_visits.clear();
    shown.clear();
    const auto before = site.requests("/").size();
    site.page("/", "<a id=go href='%CARD%/fas'>eID</a>");
    open("/");
    ASSERT_TRUE(wait_until([this, before] { return site.requests("/").size() > before && !shown.empty(); }));
    browser->press(shown.front().visit);
    ASSERT_TRUE(wait_until([this] { return !card_visits.empty(); }));
    EXPECT_EQ(site.requests("/").back().accept_language, std::string{wanted} + "-BE");
    EXPECT_EQ(card_visits[0].accept_language, std::string{wanted} + "-BE");
  }
}

TEST_F(CardHost, is_told_of_by_a_redirect) {
  site.page("/", "<a id=go href='/way'>eID</a>");
  site.redirect("/way", "%CARD%/fas?x=1");
  press();
  EXPECT_EQ(card_visits[0].method, "GET");
  EXPECT_EQ(card_visits[0].address.reveal(), site.address("/fas?x=1", TestSite::card_name));
}

TEST_F(CardHost, is_not_asked_for_a_page_that_another_one_has_followed) {
  site.page("/", "<a id=go href='%CARD%/fas'>eID</a>"
                 "<script>addEventListener('click', () => setTimeout(() => location.assign('/next'), 3000))</script>");
  site.page("/next", "<h2>next</h2>");
  press();
  EXPECT_EQ(card_withdrawals, 0);
  EXPECT_TRUE(wait_until([this] { return card_withdrawals == 1; }));
}

TEST_F(CardHost, is_not_withdrawn_when_the_way_goes_on_with_its_answer) {
  site.page("/", "<a id=go href='%CARD%/fas'>eID</a>");
  press();
  browser->go_on({}, card::Private{site.address("/done")});
  ASSERT_TRUE(wait_until([this] { return requests_for("/done") == 1; }));
  let_pass();
  EXPECT_EQ(card_withdrawals, 0);
}

TEST_F(CardHost, is_told_of_by_a_pages_script) {
  site.page("/", "<button id=go onclick=\"location.assign('%CARD%/fas')\">eID</button>");
  press();
  EXPECT_EQ(card_visits[0].method, "GET");
}

TEST_F(CardHost, is_told_of_by_a_link_for_a_new_window) {
  site.page("/", "<a id=go target=_blank href='%CARD%/fas'>eID</a>");
  press();
}

TEST_F(CardHost, is_told_the_fields_of_a_form_with_the_button_that_sent_it) {
  site.page("/", "<form method=post action='%CARD%/fas'><input type=hidden name=other value=no></form>"
                 "<form method=post action='%CARD%/fas'><input type=hidden name=SAMLRequest value='a+b/c=&#10;é'>"
                 "<input type=hidden name=action value=x><input type=checkbox name=unticked>"
                 "<button name=by value=pin>PIN</button><button id=go name=by value=eid>eID</button></form>");
  press();
  EXPECT_EQ(card_visits[0].method, "POST");
  EXPECT_EQ(card_visits[0].content_type, "application/x-www-form-urlencoded");
  EXPECT_EQ(card_visits[0].body.reveal(), "SAMLRequest=a%2Bb%2Fc%3D%0D%0A%C3%A9&action=x&by=eid");
}

TEST_F(CardHost, is_told_the_fields_of_a_form_that_a_script_sends) {
  site.page("/", "<form method=post action='/elsewhere'><input name=other value=no></form>"
                 "<form id=f method=POST action='%CARD%/fas'><input type=hidden name=SAMLRequest value=abc></form>"
                 "<button id=go onclick='f.submit()'>eID</button>");
  press();
  EXPECT_EQ(card_visits[0].method, "POST");
  EXPECT_EQ(card_visits[0].body.reveal(), "SAMLRequest=abc");
}

TEST_F(CardHost, is_told_the_fields_of_a_form_that_is_sent_on_to_it) {
  site.page("/", "<form method=post action='/way'><input type=hidden name=SAMLRequest value=abc>"
                 "<button id=go>eID</button></form>");
  site.redirect("/way", "%CARD%/fas", 307);
  press();
  EXPECT_EQ(card_visits[0].method, "POST");
  EXPECT_EQ(card_visits[0].body.reveal(), "SAMLRequest=abc");
}

TEST_F(CardHost, is_nothing_to_a_frame) {
  site.page("/", "<h1 id=go></h1><iframe src='%CARD%/fas'></iframe><iframe src='/way'></iframe>"
                 "<iframe src='%FOREIGN%/fas'></iframe><object data='%CARD%/fas'></object>"
                 "<iframe src='/frame'></iframe>");
  site.page("/frame", "<script>location.assign('%CARD%/fas'); fetch('/framed')</script>");
  site.page("/framed", "");
  site.redirect("/way", "%CARD%/fas");
  open("/");
  ASSERT_TRUE(next_page("method"));
  ASSERT_TRUE(wait_until([this] { return requests_for("/framed") == 1; }));
  let_pass();
  EXPECT_TRUE(card_visits.empty());
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(requests_for("/fas"), 0U);
}

TEST_F(CardHost, gets_the_views_cookies_for_it_and_no_others) {
  site.page("/", "<a id=go href='%CARD%/fas/sign-in'>eID</a>", "portal=1; Path=/; Secure; HttpOnly");
  open("/");
  const auto method = next_page("method");
  ASSERT_TRUE(method);
  const std::string card{TestSite::card_name};
  std::vector<SoupCookie*> cookies{soup_cookie_new("shared", "2", "web-test.localhost", "/", -1),
                                   soup_cookie_new("own", "3", card.c_str(), "/fas", -1),
                                   soup_cookie_new("elsewhere", "4", card.c_str(), "/other", -1)};
  soup_cookie_set_http_only(cookies[1], TRUE);
  browser->go_on(cookies, card::Private{site.address("/")});
  for (auto* cookie : cookies)
    soup_cookie_free(cookie);
  const auto again = next_page("method");
  ASSERT_TRUE(again);
  browser->press(again->visit);
  ASSERT_TRUE(wait_until([this] { return !card_visits.empty(); }));
  const auto& header = card_visits[0].cookie_header.reveal();
  EXPECT_NE(header.find("own=3"), std::string::npos) << header;
  EXPECT_EQ(header.find("elsewhere"), std::string::npos) << header;
  EXPECT_EQ(header.find("portal"), std::string::npos) << header;
}

TEST_F(CardHost, gives_its_cookies_to_the_view_which_goes_on) {
  rule("done", Meaning::primaweb, "/done", "//h2");
  site.page("/", "<a id=go href='%CARD%/fas'>eID</a>");
  press();
  std::vector<SoupCookie*> cookies{soup_cookie_new("SESSION", "abc", TestSite::portal_name, "/", -1),
                                   soup_cookie_new("NODE", "7", TestSite::portal_name, "/", -1)};
  for (auto* cookie : cookies) {
    soup_cookie_set_http_only(cookie, TRUE);
    soup_cookie_set_secure(cookie, TRUE);
  }
  browser->go_on(cookies, card::Private{site.address("/done?state=1")});
  for (auto* cookie : cookies)
    soup_cookie_free(cookie);
  ASSERT_TRUE(next_page("done"));
  EXPECT_EQ(site.requests("/done")[0].query, "state=1");
  EXPECT_NE(site.requests("/done")[0].cookies.find("SESSION=abc"), std::string::npos);
  EXPECT_NE(site.requests("/done")[0].cookies.find("NODE=7"), std::string::npos);
}

TEST_F(CardHost, is_told_of_again_when_the_next_address_is_its_own) {
  site.page("/", "<a id=go href='%CARD%/fas'>eID</a>");
  press();
  browser->go_on({}, card::Private{site.address("/fas?second", TestSite::card_name)});
  ASSERT_TRUE(wait_until([this] { return card_visits.size() == 2; }));
  EXPECT_EQ(requests_for("/fas"), 0U);
}

TEST_F(CardHost, may_send_a_page_itself_which_is_recognised) {
  auto& refused = rule("refused", Meaning::certificate_refused, "/", "//h3");
  refused.addresses = {site.address("/*", TestSite::card_name)};
  site.page("/", "<a id=go href='%CARD%/fas'>eID</a>");
  press();
  browser->show_page({}, card::Private<std::string>{"<!DOCTYPE html><h3>Refused</h3>"},
                     card::Private{site.address("/fas?x", TestSite::card_name)});
  const auto page = next_page("refused");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->page->meaning, Meaning::certificate_refused);
  EXPECT_EQ(requests_for("/fas"), 0U);
}

} // namespace
