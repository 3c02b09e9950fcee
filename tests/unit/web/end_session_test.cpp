// SPDX-License-Identifier: EUPL-1.2
#include "browser_test.h"
#include "page_memory.h"

#include <glibmm/main.h>

#include <array>
#include <fstream>

namespace {

using portal::Meaning;

/// How many connections to this port of this computer are open at the client's end.
std::size_t connections_to(unsigned port) {
  std::array<char, 16> remote{};
  g_snprintf(remote.data(), remote.size(), ":%04X 01 ", port); // 01: established
  std::size_t count = 0;
  for (const char* table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
    std::ifstream lines{table};
    for (std::string line; std::getline(lines, line);)
      count += line.find(remote.data()) != std::string::npos ? 1 : 0;
  }
  return count;
}

class EndSession : public BrowserTest {
protected:
  void SetUp() override {
    rule("home", Meaning::primaweb, "/*", "//h1");
    site.page("/",
              "<h1>PrimaWeb</h1><script>fetch('/stored?' + (localStorage.getItem('left') ?? '') + "
              "(sessionStorage.getItem('left') ?? '')).then(() => { localStorage.setItem('left', 'something'); "
              "sessionStorage.setItem('left', 'something'); fetch('/has-stored') })</script>",
              "session=abc; Path=/; Secure; HttpOnly; Max-Age=3600");
    site.page("/stored", "");
    site.page("/has-stored", "");
  }

  /// Ends the session; false when that takes too long.
  bool end(unsigned bound_seconds) {
    bool ended = false;
    browser->end_session(bound_seconds, [&ended] { ended = true; });
    return wait_until([&ended] { return ended; }, bound_seconds + 20);
  }

  /// A whole visit, until the page has stored what it stores.
  void visit() {
    const auto before = requests_for("/has-stored");
    ASSERT_TRUE(next_page("home"));
    ASSERT_TRUE(wait_until([&] { return requests_for("/has-stored") > before; }));
  }
};

TEST_F(EndSession, leaves_neither_cookie_nor_storage) {
  open("/");
  visit();
  const auto first = shown.back().visit;
  browser->load_start("nl");
  visit();
  ASSERT_EQ(site.requests("/")[1].cookies, "session=abc") << "within a session they are there";
  ASSERT_EQ(site.requests("/stored")[1].query, "somethingsomething");

  EXPECT_TRUE(end(5));
  browser->load_start("nl");
  visit();
  EXPECT_EQ(site.requests("/")[2].cookies, "");
  EXPECT_EQ(site.requests("/stored")[2].query, "");
  EXPECT_GT(shown.back().visit, first) << "visits are numbered on";
}

TEST_F(EndSession, leaves_no_connection_open) {
  open("/");
  visit();
  EXPECT_GT(connections_to(site.port()), 0U);
  EXPECT_TRUE(end(5));
  auto looking = Glib::signal_timeout().connect([] { return true; }, 50);
  EXPECT_TRUE(wait_until([this] { return connections_to(site.port()) == 0; }));
  looking.disconnect();
}

/// Pages that were left are kept for a while, each with its process, so that one can go back to them; not each of them,
/// as WebKit sees fit.
TEST_F(EndSession, leaves_no_page_that_was_left_before) {
  const std::string read_there = "Mevrouw Van Herstappe woont er sinds 2011";
  description.hosts.push_back(site.host(TestSite::other_site_name));
  site.page("/read", "<h2>" + read_there + "</h2>");
  site.page("/other", "<h2>Other</h2>");
  open("/read");
  ASSERT_TRUE(next_page(""));
  const auto leave_it = [&] {
    auto* view = WEBKIT_WEB_VIEW(browser->widget().get_first_child()->gobj());
    ASSERT_TRUE(wait_until([view] { return webkit_web_view_is_loading(view) == 0; }));
    browser->go_on({}, card::Private{site.address("/other", TestSite::other_site_name)});
    ASSERT_TRUE(next_page(""));
  };
  leave_it();
  for (int times = 1; page_processes_with(read_there) == 0; ++times) {
    if (times == 8)
      GTEST_SKIP() << "WebKit kept no page that was left, eight times: there is nothing that could stay";
    browser->go_on({}, card::Private{site.address("/read")});
    ASSERT_TRUE(next_page(""));
    leave_it();
  }
  EXPECT_TRUE(end(5));
  auto looking = Glib::signal_timeout().connect([] { return true; }, 200);
  EXPECT_TRUE(wait_until([&] { return page_processes_with(read_there) == 0; }));
  looking.disconnect();
}

TEST_F(EndSession, keeps_the_widget_and_puts_a_new_view_into_it) {
  open("/");
  visit();
  auto* widget = &browser->widget();
  auto* view = widget->get_first_child();
  EXPECT_TRUE(end(5));
  EXPECT_EQ(&browser->widget(), widget);
  EXPECT_NE(widget->get_first_child(), nullptr);
  EXPECT_EQ(widget->get_first_child(), widget->get_last_child());
  EXPECT_NE(widget->get_first_child(), view);
}

TEST_F(EndSession, says_yes_to_a_log_out_page_that_asks_whether_to) {
  description.log_out = site.address("/log-out");
  site.page("/log-out", "<script>alert('Goodbye'); const way = confirm('Sign out?') ? '/yes' : '/no';"
                        "const sent = new XMLHttpRequest(); sent.open('GET', way, false); sent.send()</script>");
  site.page("/yes", "");
  site.page("/no", "");
  open("/");
  visit();
  EXPECT_TRUE(end(5));
  EXPECT_EQ(requests_for("/yes"), 1U);
  EXPECT_EQ(requests_for("/no"), 0U);
}

TEST_F(EndSession, logs_out_of_the_portal_first_and_tells_nothing_of_it) {
  description.log_out = site.address("/log-out");
  site.redirect("/log-out", "/logged-out");
  site.page("/logged-out", "<h1>Signed out</h1>");
  open("/");
  visit();
  EXPECT_TRUE(end(5));
  ASSERT_EQ(requests_for("/logged-out"), 1U);
  EXPECT_EQ(site.requests("/log-out")[0].cookies, "session=abc");
  EXPECT_EQ(shown.size(), 1U);
}

TEST_F(EndSession, logs_out_of_the_portal_too_while_its_page_hangs) {
  description.log_out = site.address("/log-out");
  site.page("/log-out", "");
  open("/");
  visit();
  auto* view = WEBKIT_WEB_VIEW(browser->widget().get_first_child()->gobj());
  webkit_web_view_evaluate_javascript(view, "fetch('/hangs').then(() => { for (;;) {} })", -1, nullptr, nullptr,
                                      nullptr, nullptr, nullptr);
  site.page("/hangs", "");
  ASSERT_TRUE(wait_until([this] { return requests_for("/hangs") == 1; }));
  let_pass();
  const auto begin = g_get_monotonic_time();
  EXPECT_TRUE(end(60));
  EXPECT_LT(g_get_monotonic_time() - begin, 50 * G_USEC_PER_SEC) << "the page that hangs was waited for";
  ASSERT_EQ(requests_for("/log-out"), 1U);
  EXPECT_EQ(site.requests("/log-out")[0].cookies, "session=abc");
}

TEST_F(EndSession, logs_out_too_after_the_page_was_lost_with_its_process) {
  description.log_out = site.address("/log-out");
  site.page("/log-out", "<h1>Signed out</h1>");
  open("/");
  visit();
  webkit_web_view_terminate_web_process(WEBKIT_WEB_VIEW(browser->widget().get_first_child()->gobj()));
  ASSERT_TRUE(wait_until([this] { return !faults.empty(); }));
  EXPECT_TRUE(end(5));
  EXPECT_EQ(requests_for("/log-out"), 1U);
}

/// A page with a log-out that is not an address, but a control.
class EndSessionByControl : public EndSession {
protected:
  void SetUp() override {
    rule("home", Meaning::primaweb, "/*", "//h1");
    description.log_out_words = {"Afmelden", "Se déconnecter"};
    site.page("/pressed", "");
    site.redirect("/log-out", "/part");
    site.page("/part", "<body onload='document.forms[0].submit()'><form action=/logged-out></form>");
    site.page("/logged-out", "<h1>Signed out</h1>");
  }

  void show(const std::string& page) {
    site.page("/", "<h1>PrimaWeb</h1>" + page, "session=abc; Path=/; Secure");
    open("/");
    ASSERT_TRUE(next_page("home"));
  }

  bool end_signed_in(unsigned bound_seconds = 5) {
    bool ended = false;
    browser->end_session(bound_seconds, [&ended] { ended = true; }, web::Browser::PortalSession::signed_in);
    return wait_until([&ended] { return ended; }, bound_seconds + 20);
  }

  [[nodiscard]] std::optional<bool> has_log_out() {
    std::optional<bool> found;
    browser->find_log_out([&found](bool is_there) { found = is_there; });
    EXPECT_TRUE(wait_until([&found] { return found.has_value(); }));
    return found;
  }
};

TEST_F(EndSessionByControl, presses_it_and_waits_for_all_that_comes_of_it) {
  show("<p>Ada <a href=/log-out>  Afmelden </a></p>");
  EXPECT_EQ(has_log_out(), true);
  EXPECT_TRUE(end_signed_in());
  ASSERT_EQ(requests_for("/logged-out"), 1U);
  EXPECT_EQ(site.requests("/log-out")[0].cookies, "session=abc");
  EXPECT_EQ(shown.size(), 1U) << "nothing is told of it";
}

TEST_F(EndSessionByControl, says_yes_to_a_page_that_asks_whether_to_log_out) {
  show("<a href=/log-out onclick=\"return confirm('Wilt u afmelden?')\">Afmelden</a>");
  EXPECT_TRUE(end_signed_in());
  EXPECT_EQ(requests_for("/logged-out"), 1U);
}

TEST_F(EndSessionByControl, presses_one_that_is_in_another_control) {
  show("<ul role=menu><li role=menuitem style='display: inline-block'><a href=/log-out>Afmelden</a></ul>");
  EXPECT_EQ(has_log_out(), true);
  EXPECT_TRUE(end_signed_in());
  EXPECT_EQ(requests_for("/logged-out"), 1U);
}

TEST_F(EndSessionByControl, presses_nothing_for_who_is_not_signed_in) {
  show("<a href=/log-out>Afmelden</a>");
  EXPECT_TRUE(end(5));
  EXPECT_EQ(requests_for("/log-out"), 0U);
}

TEST_F(EndSessionByControl, does_not_wait_long_for_what_does_not_come) {
  show("<button onclick=\"fetch('/pressed')\" aria-label='SE DÉCONNECTER'>⏻</button>");
  const auto begin = g_get_monotonic_time();
  EXPECT_TRUE(end_signed_in(1));
  EXPECT_LT(g_get_monotonic_time() - begin, 8 * G_USEC_PER_SEC);
  EXPECT_EQ(requests_for("/pressed"), 1U);
}

TEST_F(EndSessionByControl, finds_it_where_the_work_began_when_the_page_that_is_shown_has_none) {
  site.page("/letter", "<h1>Letter</h1>");
  show("<a href=/log-out>Afmelden</a>");
  browser->set_page_use(web::PageUse::work);
  browser->go_on({}, card::Private{site.address("/letter")});
  ASSERT_TRUE(next_page("home"));
  EXPECT_TRUE(end_signed_in(30));
  EXPECT_EQ(requests_for("/logged-out"), 1U);
}

/// The page that is shown hangs.
class EndSessionOfHangingPage : public EndSessionByControl {
protected:
  void have_hang() {
    site.page("/hangs", "");
    webkit_web_view_evaluate_javascript(view(), "fetch('/hangs').then(() => { for (;;) {} })", -1, nullptr, nullptr,
                                        nullptr, nullptr, nullptr);
    ASSERT_TRUE(wait_until([this] { return requests_for("/hangs") == 1; }));
    let_pass();
  }

  [[nodiscard]] WebKitWebView* view() const { return WEBKIT_WEB_VIEW(browser->widget().get_first_child()->gobj()); }

  void expect_nothing_left() {
    browser->load_start("nl");
    ASSERT_TRUE(next_page("home"));
    EXPECT_EQ(site.requests("/").back().cookies, "") << "nothing of it is left here";
  }
};

TEST_F(EndSessionOfHangingPage, presses_the_log_out_in_a_page_of_its_own) {
  show("<script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<a href=/log-out>Afmelden</a>'), 500)"
       "</script>");
  have_hang();
  std::optional<bool> has_log_out;
  browser->find_log_out([&has_log_out](bool is_there) { has_log_out = is_there; });
  const auto begin = g_get_monotonic_time();
  EXPECT_TRUE(end_signed_in(30));
  EXPECT_LT(g_get_monotonic_time() - begin, 30 * G_USEC_PER_SEC);
  EXPECT_NE(has_log_out, true) << "nobody knows yet whether there is one";
  ASSERT_EQ(requests_for("/logged-out"), 1U);
  EXPECT_EQ(site.requests("/log-out")[0].cookies, "session=abc");
  EXPECT_EQ(shown.size(), 1U) << "nothing is told of it";
  EXPECT_TRUE(faults.empty());
  expect_nothing_left();
}

TEST_F(EndSessionOfHangingPage, finds_it_where_the_work_began) {
  site.page("/form", "<h1>Form</h1><p>It has no log-out</p>");
  show("<a href=/log-out>Afmelden</a>");
  browser->set_page_use(web::PageUse::work);
  browser->go_on({}, card::Private{site.address("/form?client=1")});
  ASSERT_TRUE(next_page("home"));
  have_hang();
  EXPECT_TRUE(end_signed_in(30));
  EXPECT_EQ(requests_for("/log-out"), 1U);
  EXPECT_EQ(requests_for("/form"), 1U);
}

TEST_F(EndSessionOfHangingPage, finds_it_for_one_that_was_lost_with_its_process) {
  show("<a href=/log-out>Afmelden</a>");
  webkit_web_view_terminate_web_process(view());
  ASSERT_TRUE(wait_until([this] { return !faults.empty(); }));
  EXPECT_TRUE(end_signed_in(30));
  EXPECT_EQ(requests_for("/log-out"), 1U);
}

TEST_F(EndSessionOfHangingPage, comes_within_the_bound_though_that_page_hangs_too) {
  show("<a href=/log-out>Afmelden</a>");
  have_hang();
  site.page("/", "<a href=/log-out>Afmelden</a><script>for (;;) {}</script>");
  const auto begin = g_get_monotonic_time();
  EXPECT_TRUE(end_signed_in(3));
  EXPECT_LT(g_get_monotonic_time() - begin, 15 * G_USEC_PER_SEC);
  EXPECT_EQ(requests_for("/log-out"), 0U);
  site.page("/", "<h1>PrimaWeb</h1>");
  expect_nothing_left();
}

class PageWithoutOneLogOut : public EndSessionByControl, public testing::WithParamInterface<const char*> {};

TEST_P(PageWithoutOneLogOut, is_left_without_a_press) {
  show(GetParam());
  EXPECT_EQ(has_log_out(), false);
  EXPECT_TRUE(end_signed_in());
  EXPECT_EQ(requests_for("/log-out"), 0U);
}

INSTANTIATE_TEST_SUITE_P(EndSession, PageWithoutOneLogOut,
                         testing::Values("", "<a href=/log-out>Afmelden</a> <a href=/log-out>Se déconnecter</a>",
                                         "<a href=/log-out>Afmelden van de nieuwsbrief</a>", "<p>Afmelden</p>",
                                         "<a href=/log-out style='display: none'>Afmelden</a>",
                                         "<div style='visibility: hidden'><a href=/log-out>Afmelden</a></div>",
                                         "<form action=/log-out><button disabled>Afmelden</button></form>",
                                         "<form action=/log-out><button aria-disabled=true>Afmelden</button></form>",
                                         "<a href=/log-out><button disabled>Afmelden</button></a>"));

TEST_F(EndSession, logs_out_too_while_a_page_is_still_loading) {
  description.log_out = site.address("/log-out");
  site.answer("/slow", [](const SiteRequest&) { return SiteAnswer{.body = {}, .never = true}; });
  site.page("/log-out", "<script src=/logged-out></script>");
  site.page("/logged-out", "");
  open("/");
  visit();
  browser->go_on({}, card::Private{site.address("/slow")});
  ASSERT_TRUE(wait_until([this] { return requests_for("/slow") == 1; }));
  EXPECT_TRUE(end(5));
  EXPECT_EQ(requests_for("/logged-out"), 1U) << "the log-out was not awaited";
}

TEST_F(EndSession, does_not_wait_long_for_a_portal_that_does_not_answer) {
  description.log_out = site.address("/log-out");
  site.answer("/log-out", [](const SiteRequest&) { return SiteAnswer{.body = {}, .never = true}; });
  open("/");
  visit();
  const auto begin = g_get_monotonic_time();
  EXPECT_TRUE(end(3));
  EXPECT_LT(g_get_monotonic_time() - begin, 15 * G_USEC_PER_SEC);
  EXPECT_EQ(requests_for("/log-out"), 1U);
  EXPECT_TRUE(faults.empty());
}

TEST_F(EndSession, asks_nothing_more_of_the_portal_once_the_cookies_go) {
  description.log_out = site.address("/log-out");
  site.page("/log-out", "<script>const go_on = () => fetch('/part').then(go_on); go_on()</script><img src=/picture>");
  site.page("/part", "");
  site.answer("/picture", [](const SiteRequest&) { return SiteAnswer{.body = {}, .never = true}; });
  open("/");
  visit();
  EXPECT_TRUE(end(2));
  let_pass();
  EXPECT_GT(requests_for("/part"), 0U);
  for (const auto& part : site.requests("/part"))
    EXPECT_EQ(part.cookies, "session=abc");
}

TEST_F(EndSession, may_be_asked_for_twice_and_before_any_page) {
  open("/");
  bool first = false;
  bool second = false;
  browser->end_session(5, [&first] { first = true; });
  browser->end_session(5, [&second] { second = true; });
  EXPECT_TRUE(wait_until([&] { return first && second; }));
  EXPECT_TRUE(shown.empty());
}

TEST_F(EndSession, may_be_the_end_of_the_browser_too) {
  description.log_out = site.address("/log-out");
  site.page("/log-out", "");
  open("/");
  visit();
  browser->end_session(5, [this] { browser.reset(); });
  EXPECT_TRUE(wait_until([this] { return !browser; }));
}

TEST_F(EndSession, is_not_needed_before_the_browser_goes) {
  open("/");
  visit();
  browser->end_session(5, [] { FAIL() << "nobody is left to be told"; });
  browser.reset();
  let_pass();
}

} // namespace
