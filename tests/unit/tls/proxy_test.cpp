// SPDX-License-Identifier: EUPL-1.2
#include "connect_proxy.h"
#include "desk.h"

#include <gtest/gtest.h>

#include <memory>

namespace tls {

namespace {

/// As for a real portal: with the trust of the system, and the proxy that the desktop names.
class Proxy : public testing::Test {
protected:
  static void SetUpTestSuite() {
    host = std::make_unique<CardHost>(CardHost::Manner{}, [](const Asked&) { return page("<p>Welcome</p>"); });
    proxy = std::make_unique<support::ConnectProxy>(host->port());
    g_setenv("https_proxy", proxy->address().c_str(), TRUE); // GIO looks for it once a process
  }

  static void TearDownTestSuite() {
    proxy.reset();
    host.reset();
  }

  std::optional<RequestFault> fault_of_get() {
    std::optional<CardRequestResult> result;
    m_requester.send(get("https://card.example/fas"), m_key,
                     [&](CardRequestResult found) { result = std::move(found); });
    EXPECT_TRUE(loop_until([&] { return result.has_value(); }));
    const auto* failed = result ? std::get_if<RequestFailed>(&*result) : nullptr;
    return failed == nullptr ? std::nullopt : std::optional{failed->fault};
  }

  static inline std::unique_ptr<CardHost> host;
  static inline std::unique_ptr<support::ConnectProxy> proxy;

  SoftwareCard m_card = ec_card();
  KeyOf m_key{m_card};
  CardRequester m_requester{{"card.example"}, Trust{}, 30};
};

} // namespace

TEST_F(Proxy, of_the_desktop_leads_to_the_card_host_whose_certificate_is_verified_all_the_same) {
  EXPECT_EQ(fault_of_get(), RequestFault::untrusted_server);
  EXPECT_EQ(proxy->asked(), std::vector<std::string>{"card.example:443"});
  EXPECT_TRUE(host->asked().empty());
  EXPECT_FALSE(host->saw_a_certificate());
}

TEST_F(Proxy, that_refuses_to_lead_to_the_card_host_is_not_taken_for_it) {
  proxy->refuse_with("403 Forbidden");
  EXPECT_EQ(fault_of_get(), RequestFault::server_unreachable);
  EXPECT_TRUE(m_card.asked().empty());
}

TEST_F(Proxy, that_wants_a_name_and_a_password_is_told_as_such) {
  proxy->refuse_with("407 Proxy Authentication Required");
  EXPECT_EQ(fault_of_get(), RequestFault::network_wants_sign_in);
  EXPECT_TRUE(m_card.asked().empty());
}

TEST_F(Proxy, that_sends_elsewhere_is_not_followed) {
  proxy->refuse_with("302 Found\r\nLocation: https://login.office.example/");
  EXPECT_EQ(fault_of_get(), RequestFault::server_unreachable);
  EXPECT_TRUE(m_card.asked().empty());
}

} // namespace tls
