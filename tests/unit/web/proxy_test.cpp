// SPDX-License-Identifier: EUPL-1.2
#include "browser_test.h"
#include "connect_proxy.h"

namespace {

/// As for a real portal: with the trust of the system, and the proxy that the desktop names.
class Proxy : public BrowserTest {};

TEST_F(Proxy, of_the_desktop_leads_to_the_portal_whose_certificate_is_verified_all_the_same) {
  const support::ConnectProxy proxy{site.port()};
  g_setenv("https_proxy", proxy.address().c_str(), TRUE); // read by the process of the network, which starts below
  site.page("/", "<h1>portal</h1>");
  trust.reset();
  description.hosts = {"portal.example"};
  open("https://portal.example/");
  ASSERT_TRUE(wait_until([this] { return !faults.empty(); }));
  EXPECT_EQ(proxy.asked()[0], "portal.example:443");
  EXPECT_EQ(faults, std::vector<web::LoadFault>{web::LoadFault::untrusted_server});
  EXPECT_TRUE(site.requests().empty());
}

/// In a process of its own, as each desktop has one proxy.
class ProxyWithPassword : public BrowserTest {};

TEST_F(ProxyWithPassword, means_that_the_network_wants_a_sign_in_first) {
  support::ConnectProxy proxy{site.port()};
  proxy.refuse_with("407 Proxy Authentication Required");
  g_setenv("https_proxy", proxy.address().c_str(), TRUE);
  trust.reset();
  description.hosts = {"portal.example"};
  open("https://portal.example/");
  ASSERT_TRUE(wait_until([this] { return !faults.empty(); }));
  let_pass();
  EXPECT_EQ(faults, std::vector<web::LoadFault>{web::LoadFault::network_wants_sign_in});
  EXPECT_TRUE(site.requests().empty());
}

} // namespace
