// SPDX-License-Identifier: EUPL-1.2
// What can be told of a card host's certificate that was withdrawn: doc/decisions/0017-revocation-of-the-card-host.md.
#include "desk.h"

#include <gtest/gtest.h>

namespace tls {

namespace {

class Revocation : public testing::TestWithParam<int> {
protected:
  std::optional<RequestFault> fault_at(const CardHost& host) {
    return Desk{{host.name()}}.fault_of_get(host.address(), m_key);
  }

  SoftwareCard m_card = ec_card();
  KeyOf m_key{m_card};
  CardHost::Manner m_manner{.tls_version = GetParam()};
};

} // namespace

INSTANTIATE_TEST_SUITE_P(AllVersions, Revocation, testing::Values(TLS1_2_VERSION, TLS1_3_VERSION),
                         [](const auto& version) { return version.param == TLS1_2_VERSION ? "tls12" : "tls13"; });

TEST_P(Revocation, that_the_server_itself_shows_keeps_the_card_from_it) {
  m_manner.staple = Staple::revoked;
  const CardHost host{m_manner, welcome};
  EXPECT_EQ(fault_at(host), RequestFault::untrusted_server);
  EXPECT_TRUE(m_card.asked().empty());
  EXPECT_FALSE(host.saw_a_certificate());
  EXPECT_TRUE(host.asked().empty());
}

TEST_P(Revocation, is_not_suspected_where_the_issuer_says_that_all_is_well) {
  m_manner.staple = Staple::good;
  m_manner.must_staple = true;
  const CardHost host{m_manner, welcome};
  EXPECT_EQ(fault_at(host), std::nullopt);
  EXPECT_EQ(m_card.asked().size(), 1U);
}

TEST_P(Revocation, is_suspected_where_the_certificate_promises_word_of_it_and_there_is_none) {
  m_manner.must_staple = true;
  const CardHost host{m_manner, welcome};
  EXPECT_EQ(fault_at(host), RequestFault::untrusted_server);
  EXPECT_TRUE(m_card.asked().empty());
  EXPECT_FALSE(host.saw_a_certificate());
}

} // namespace tls
