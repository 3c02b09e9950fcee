// SPDX-License-Identifier: EUPL-1.2
//
// A process of its own: what it offers is decided once.
#include "desk.h"
#include "tls/handshake_offer.h"

#include <gtest/gtest.h>

namespace tls {

namespace {

using card::SignatureScheme;

class OnlyTls12 : public testing::Environment {
public:
  void SetUp() override { limit_handshake_offer(KeyReach::tls_1_2); }
};

const auto* const environment = testing::AddGlobalTestEnvironment(new OnlyTls12); // GoogleTest owns it

class CardWithoutPss : public testing::Test {
protected:
  SoftwareCard m_card = rsa_card();
  KeyOf m_key{m_card, KeyReach::tls_1_2};
};

} // namespace

TEST_F(CardWithoutPss, signs_in_at_a_server_that_also_speaks_tls_1_3) {
  const CardHost host{{.oldest_tls_version = TLS1_2_VERSION}, welcome};
  EXPECT_EQ(Desk{{host.name()}}.answer_of_get(host.address(), m_key).page.reveal(), "Welcome Ada Tester Proef");
  EXPECT_EQ(m_card.asked(), std::vector{SignatureScheme::rsa_pkcs1_digest_info});
}

TEST_F(CardWithoutPss, is_told_from_a_refused_card_at_a_server_that_speaks_only_tls_1_3) {
  const CardHost host{{}, welcome};
  EXPECT_EQ(Desk{{host.name()}}.fault_of_get(host.address(), m_key), RequestFault::signature_unsupported);
  EXPECT_TRUE(m_card.asked().empty());
}

TEST_F(CardWithoutPss, is_told_from_a_refused_card_at_a_server_that_wants_pss) {
  const CardHost host{{.tls_version = TLS1_2_VERSION, .signature_algorithms = "RSA-PSS+SHA256"}, welcome};
  EXPECT_EQ(Desk{{host.name()}}.fault_of_get(host.address(), m_key), RequestFault::signature_unsupported);
  EXPECT_TRUE(m_card.asked().empty());
}

TEST_F(CardWithoutPss, is_told_when_the_server_refuses_its_certificate_all_the_same) {
  const auto stranger = made::authority("Stranger CA", People::get().ec);
  const CardHost host{{.tls_version = TLS1_2_VERSION, .trusts = &stranger}, welcome};
  EXPECT_EQ(Desk{{host.name()}}.fault_of_get(host.address(), m_key), RequestFault::certificate_refused);
}

TEST_F(CardWithoutPss, leaves_the_version_to_the_processes_that_are_started_later) {
  EXPECT_STREQ(g_getenv("G_TLS_GNUTLS_PRIORITY"), "NORMAL:%COMPAT:%NO_TICKETS");
}

} // namespace tls
