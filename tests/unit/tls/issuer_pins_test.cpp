// SPDX-License-Identifier: EUPL-1.2
#include "desk.h"

#include <glib.h>
#include <gtest/gtest.h>
#include <openssl/sha.h>
#include <openssl/x509.h>

#include <array>
#include <memory>

namespace tls {

namespace {

/// By OpenSSL, so that what GnuTLS gives is judged by someone else.
std::string pin_of(const made::Identity& authority) {
  unsigned char* info = nullptr;
  const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(authority.certificate.get()), &info);
  std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
  SHA256(info, static_cast<std::size_t>(size), hash.data());
  OPENSSL_free(info);
  const std::unique_ptr<char, decltype(&g_free)> base64{g_base64_encode(hash.data(), hash.size()), g_free};
  return std::string{"sha256/"} + base64.get();
}

const made::Identity& root() {
  return People::get().root;
}

const made::Identity& intermediate() {
  static const auto intermediate = made::authority("Server CA", made::ec_key(), &root());
  return intermediate;
}

/// A trusted authority that has nothing to do with the server.
const made::Identity& another() {
  return People::get().citizen_ca;
}

/// A server whose certificate comes by an intermediate authority, which it sends along, and which root issued.
class IssuerPinsTest : public testing::TestWithParam<int> {
protected:
  std::optional<RequestFault> fault_with(const CardHost& host, const std::vector<std::string>& pins) {
    return Desk{{host.name()}, 30, pins}.fault_of_get(host.address(), m_key);
  }

  /// Nothing of the card or of the request came to the server.
  void expect_untouched(const CardHost& host) const {
    EXPECT_TRUE(m_card.asked().empty());
    EXPECT_FALSE(host.saw_a_certificate());
    EXPECT_TRUE(host.asked().empty());
  }

  SoftwareCard m_card = ec_card();
  KeyOf m_key{m_card};
  CardHost::Manner m_manner{.tls_version = GetParam(), .issuer = &intermediate(), .sends = {intermediate()}};
};

} // namespace

INSTANTIATE_TEST_SUITE_P(AllVersions, IssuerPinsTest, testing::Values(TLS1_2_VERSION, TLS1_3_VERSION),
                         [](const auto& version) { return version.param == TLS1_2_VERSION ? "tls12" : "tls13"; });

TEST_P(IssuerPinsTest, of_any_authority_that_the_server_comes_from_let_the_card_answer) {
  for (const auto* authority : {&root(), &intermediate()}) {
    const CardHost host{m_manner, welcome};
    Desk desk{{host.name()}, 30, {pin_of(another()), pin_of(*authority)}};
    EXPECT_EQ(desk.answer_of_get(host.address(), m_key).page.reveal(), "Welcome Ada Tester Proef");
  }
}

TEST_P(IssuerPinsTest, of_others_keep_the_card_and_the_request_from_a_server_that_is_trusted) {
  const CardHost host{m_manner, welcome};
  EXPECT_EQ(fault_with(host, {pin_of(another())}), RequestFault::unexpected_issuer);
  expect_untouched(host);
}

TEST_P(IssuerPinsTest, keep_the_request_also_from_a_server_that_wants_no_certificate) {
  m_manner.asks = CardHost::Asks::never;
  const CardHost host{m_manner, welcome};
  EXPECT_EQ(fault_with(host, {pin_of(another())}), RequestFault::unexpected_issuer);
  expect_untouched(host);
}

TEST_P(IssuerPinsTest, are_not_met_by_a_certificate_that_the_server_merely_sends_along) {
  m_manner.sends = {intermediate(), another(), root()};
  const CardHost host{m_manner, welcome};
  EXPECT_EQ(fault_with(host, {pin_of(another())}), RequestFault::unexpected_issuer);
  expect_untouched(host);
}

TEST_P(IssuerPinsTest, do_not_make_a_server_trusted_that_the_system_does_not_trust) {
  const auto stranger = made::authority("Stranger CA", People::get().ec);
  m_manner.issuer = &stranger;
  m_manner.sends = {stranger};
  const CardHost host{m_manner, welcome};
  EXPECT_EQ(fault_with(host, {pin_of(stranger)}), RequestFault::untrusted_server);
  expect_untouched(host);
}

TEST_P(IssuerPinsTest, that_nobody_can_meet_are_met_by_nobody) {
  const CardHost host{m_manner, welcome};
  EXPECT_EQ(fault_with(host, {"(not read)"}), RequestFault::unexpected_issuer);
  expect_untouched(host);
}

} // namespace tls
