// SPDX-License-Identifier: EUPL-1.2
#include "connect_proxy.h"
#include "desk.h"

#include <gtest/gtest.h>

namespace tls {

/// As for a real portal: with the trust of the system, and the proxy that the desktop names.
TEST(Proxy, of_the_desktop_leads_to_the_card_host_whose_certificate_is_verified_all_the_same) {
  const CardHost host{{}, [](const Asked&) { return page("<p>Welcome</p>"); }};
  const support::ConnectProxy proxy{host.port()};
  g_setenv("https_proxy", proxy.address().c_str(), TRUE);
  const auto software_card = ec_card();
  const KeyOf key{software_card};
  CardRequester requester{{"card.example"}, Trust{}, 30};
  std::optional<CardRequestResult> result;
  requester.send(get("https://card.example/fas"), key, [&](CardRequestResult found) { result = std::move(found); });
  ASSERT_TRUE(loop_until([&] { return result.has_value(); }));
  EXPECT_EQ(proxy.asked(), std::vector<std::string>{"card.example:443"});
  const auto* failed = std::get_if<RequestFailed>(&*result);
  ASSERT_TRUE(failed);
  EXPECT_EQ(failed->fault, RequestFault::untrusted_server);
  EXPECT_TRUE(host.asked().empty());
  EXPECT_FALSE(host.saw_a_certificate());
}

} // namespace tls
