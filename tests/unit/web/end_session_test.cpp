// SPDX-License-Identifier: EUPL-1.2
#include "browser_test.h"

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
    return wait_until([&ended] { return ended; });
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
  EXPECT_TRUE(end(1));
  EXPECT_LT(g_get_monotonic_time() - begin, 4 * G_USEC_PER_SEC);
  EXPECT_EQ(requests_for("/log-out"), 1U);
  EXPECT_TRUE(faults.empty());
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
