// SPDX-License-Identifier: EUPL-1.2
//
// A process of its own: GIO reads the system's roots once.
#include "desk.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace tls {

namespace {

/// Before GIO looks.
class TrustedRoot : public testing::Environment {
public:
  void SetUp() override {
    const char* path = std::getenv("PRIMAWEB_TRUSTED_ROOTS"); // NOLINT(concurrency-mt-unsafe): only read
    ASSERT_NE(path, nullptr) << "not run by with-trusted-root";
    std::ofstream{path} << People::get().root.pem();
  }
};

const auto* const environment = testing::AddGlobalTestEnvironment(new TrustedRoot); // GoogleTest owns it

/// As for a real portal.
class SystemTrust : public testing::Test {
protected:
  CardRequestResult result_of_get(const CardHost& host) {
    CardRequester requester{{host.name()}, Trust{}, 30};
    std::optional<CardRequestResult> result;
    requester.send(get(host.address()), m_key, [&](CardRequestResult found) { result = std::move(found); });
    EXPECT_TRUE(loop_until([&] { return result.has_value(); }));
    return result ? std::move(*result) : RequestFailed{.fault = RequestFault::timed_out};
  }

  SoftwareCard m_card = ec_card();
  KeyOf m_key{m_card};
};

} // namespace

TEST_F(SystemTrust, lets_the_card_answer_a_server_whose_root_was_added_to_this_computer) {
  const CardHost host{{}, welcome};
  const auto result = result_of_get(host);
  const auto* answer = std::get_if<CardAnswer>(&result);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->page.reveal(), "Welcome Ada Tester Proef");
  EXPECT_EQ(m_card.asked().size(), 1U);
}

TEST_F(SystemTrust, keeps_the_card_from_a_server_of_another_root) {
  const auto stranger = made::authority("Stranger CA", People::get().ec);
  const CardHost host{{.issuer = &stranger}, welcome};
  const auto result = result_of_get(host);
  const auto* failed = std::get_if<RequestFailed>(&result);
  ASSERT_TRUE(failed);
  EXPECT_EQ(failed->fault, RequestFault::untrusted_server);
  EXPECT_TRUE(m_card.asked().empty());
}

} // namespace tls
