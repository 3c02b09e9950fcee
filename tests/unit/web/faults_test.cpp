// SPDX-License-Identifier: EUPL-1.2
#include "base/glib_pointers.h"
#include "browser_test.h"

#include <webkit/webkit.h>

namespace {

using portal::Meaning;
using web::LoadFault;

/// A port on which nobody listens, and nobody else can.
struct TakenPort {
  base::ObjectPtr<GSocket> socket;
  base::ObjectPtr<GInetSocketAddress> address;
};

TakenPort taken_port() {
  TakenPort port;
  port.socket.reset(g_socket_new(G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, nullptr));
  const base::ObjectPtr<GSocketAddress> any{g_inet_socket_address_new_from_string("127.0.0.1", 0)};
  g_socket_bind(port.socket.get(), any.get(), FALSE, nullptr);
  port.address.reset(G_INET_SOCKET_ADDRESS(g_socket_get_local_address(port.socket.get(), nullptr)));
  return port;
}

/// What the launcher itself writes to the log meanwhile.
struct LogLines {
  LogLines() : before{g_log_set_default_handler(note, this)} {}

  ~LogLines() { g_log_set_default_handler(before, nullptr); }

  LogLines(const LogLines&) = delete;
  LogLines& operator=(const LogLines&) = delete;
  LogLines(LogLines&&) = delete;
  LogLines& operator=(LogLines&&) = delete;

  static void note(const char* /*domain*/, GLogLevelFlags level, const char* text, gpointer self) {
    if (level == G_LOG_LEVEL_MESSAGE)
      static_cast<LogLines*>(self)->lines.emplace_back(text);
  }

  std::vector<std::string> lines;
  GLogFunc before;
};

class Faults : public BrowserTest {
protected:
  void SetUp() override { rule("way", Meaning::way_in, "/*", "//h1").press = "//a"; }

  void expect_fault(LoadFault fault) {
    ASSERT_TRUE(wait_until([this] { return !faults.empty(); }));
    let_pass();
    EXPECT_EQ(faults, std::vector<LoadFault>{fault});
  }

  void press_link_to(const std::string& address) {
    site.page("/", "<h1>way</h1><a href='" + address + "'>Go</a>");
    open("/");
    const auto way = next_page("way");
    ASSERT_TRUE(way);
    browser->press(way->visit);
  }
};

TEST_F(Faults, tell_of_a_page_that_goes_to_a_host_which_is_not_listed) {
  site.page("/there", "");
  const LogLines log;
  press_link_to("%FOREIGN%/there?SAMLResponse=secret");
  expect_fault(LoadFault::host_not_listed);
  EXPECT_EQ(requests_for("/there"), 0U);
  EXPECT_EQ(refused_hosts[0], site.host(TestSite::foreign_name));
  EXPECT_EQ(log.lines, std::vector{"Not in the portal description, so not visited: " + refused_hosts[0]});
}

TEST_F(Faults, tell_of_a_page_that_leaves_https) {
  press_link_to("http://" + std::string{TestSite::portal_name} + "/");
  expect_fault(LoadFault::host_not_listed);
  EXPECT_EQ(refused_hosts[0], "") << "the host is listed";
}

TEST_F(Faults, tell_of_a_page_that_is_sent_on_to_a_host_which_is_not_listed) {
  site.page("/there", "");
  site.redirect("/way", "%FOREIGN%/there");
  press_link_to("/way");
  expect_fault(LoadFault::host_not_listed);
  EXPECT_EQ(requests_for("/there"), 0U);
}

TEST_F(Faults, tell_of_a_server_that_is_not_there) {
  const auto port = taken_port();
  const auto host = "gone.web-test.localhost:" + std::to_string(g_inet_socket_address_get_port(port.address.get()));
  description.hosts.push_back(host);
  open("https://" + host + "/");
  expect_fault(LoadFault::unreachable);
}

TEST_F(Faults, tell_of_a_server_that_is_not_trusted) {
  trust.reset();
  site.page("/", "<h1>way</h1>");
  open("/");
  expect_fault(LoadFault::untrusted_server);
  EXPECT_TRUE(shown.empty());
  EXPECT_TRUE(site.requests().empty());
}

TEST_F(Faults, tell_of_a_server_whose_certificate_is_trusted_for_other_hosts_only) {
  description.hosts.push_back(site.host(TestSite::foreign_name));
  site.page("/", "<h1>way</h1><a href=/>Go</a>");
  open("/");
  ASSERT_TRUE(next_page("way"));
  browser->go_on({}, card::Private{site.address("/", TestSite::foreign_name)});
  expect_fault(LoadFault::untrusted_server);
}

TEST_F(Faults, tell_of_a_page_whose_process_ended_and_the_next_page_comes_all_the_same) {
  site.page("/", "<h1>way</h1><a href=/>Go</a>");
  open("/");
  ASSERT_TRUE(next_page("way"));
  webkit_web_view_terminate_web_process(WEBKIT_WEB_VIEW(browser->widget().get_first_child()->gobj()));
  expect_fault(LoadFault::crashed);
  browser->load_start("nl");
  EXPECT_TRUE(next_page("way"));
}

TEST_F(Faults, tell_of_a_server_whose_name_is_not_known) {
  description.hosts.emplace_back("portal.invalid");
  open("https://portal.invalid/");
  expect_fault(LoadFault::unreachable);
}

TEST_F(Faults, tell_of_a_portal_that_is_out_of_service) {
  site.answer("/", [](const SiteRequest&) { return SiteAnswer{.status = 503, .body = "Maintenance"}; });
  open("/");
  expect_fault(LoadFault::unavailable);
  EXPECT_TRUE(shown.empty());
}

TEST_F(Faults, are_none_where_a_page_is_known_whatever_its_status) {
  site.answer("/", [](const SiteRequest&) {
    return SiteAnswer{.status = 500, .body = "<h1>way</h1><a>Go</a>", .headers = {{"Content-Type", "text/html"}}};
  });
  open("/");
  EXPECT_TRUE(next_page("way"));
  EXPECT_TRUE(faults.empty());
}

TEST_F(Faults, are_left_to_who_reads_them_where_the_page_may_be_work) {
  site.answer("/", [](const SiteRequest&) {
    return SiteAnswer{.status = 503, .body = "Not saved", .headers = {{"Content-Type", "text/html"}}};
  });
  open("/");
  browser->set_page_use(web::PageUse::perhaps_work);
  EXPECT_TRUE(next_page(""));
  EXPECT_TRUE(faults.empty());
}

TEST_F(Faults, are_none_where_an_unknown_page_follows_one_of_a_portal_that_was_out_of_service) {
  site.answer("/", [](const SiteRequest&) { return SiteAnswer{.status = 503, .body = "Maintenance"}; });
  site.page("/next", "<h2>another</h2>");
  open("/");
  expect_fault(LoadFault::unavailable);
  browser->go_on({}, card::Private{site.address("/next")});
  EXPECT_TRUE(next_page(""));
  EXPECT_EQ(faults.size(), 1U);
}

TEST_F(Faults, tell_of_a_host_that_asks_for_a_password_instead_of_asking_the_user) {
  site.answer("/", [](const SiteRequest&) {
    return SiteAnswer{.status = 401, .body = {}, .headers = {{"WWW-Authenticate", "Basic realm=portal"}}};
  });
  open("/");
  expect_fault(LoadFault::asks_password);
  EXPECT_EQ(requests_for("/"), 1U);
}

TEST_F(Faults, are_none_where_a_part_of_a_page_asks_for_a_password) {
  site.answer("/picture", [](const SiteRequest&) {
    return SiteAnswer{.status = 401, .body = {}, .headers = {{"WWW-Authenticate", "Basic realm=portal"}}};
  });
  site.page("/", "<h1>way</h1><a>Go</a><img src=/picture>");
  open("/");
  ASSERT_TRUE(next_page("way"));
  ASSERT_TRUE(wait_until([this] { return requests_for("/picture") == 1; }));
  let_pass();
  EXPECT_TRUE(faults.empty());
}

TEST_F(Faults, are_none_where_a_page_is_stopped_or_overtaken_by_another) {
  site.answer("/slow", [](const SiteRequest&) { return SiteAnswer{.body = {}, .never = true}; });
  site.page("/", "<h1>way</h1><a href=/>Go</a>");
  open("/slow");
  ASSERT_TRUE(wait_until([this] { return requests_for("/slow") == 1; }));
  browser->go_on({}, card::Private{site.address("/")});
  ASSERT_TRUE(next_page("way"));
  browser->go_on({}, card::Private{site.address("/slow")});
  ASSERT_TRUE(wait_until([this] { return requests_for("/slow") == 2; }));
  browser->stop();
  let_pass();
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(shown.size(), 1U);
}

TEST_F(Faults, are_none_where_a_page_opens_a_listed_one_in_a_new_window) {
  rule("next", Meaning::primaweb, "/next", "//h2");
  description.pages[0].addresses = {site.address("/")};
  site.page("/next", "<h2>next</h2>");
  site.page("/", "<h1>way</h1><a href=# onclick=\"window.open('/next'); return false\">Go</a>");
  open("/");
  const auto way = next_page("way");
  ASSERT_TRUE(way);
  browser->press(way->visit);
  EXPECT_TRUE(next_page("next"));
  EXPECT_TRUE(faults.empty());
}

} // namespace
