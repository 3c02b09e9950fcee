// SPDX-License-Identifier: EUPL-1.2
#include "card_bench.h"
#include "simulator/card/certificate_maker.h"
#include "simulator/card/simulated_pki.h"

#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

#include <cstdint>
#include <memory>

namespace {

using simulator::BioHandle;
using simulator::CertificateHandle;
using simulator::CertificateState;
using simulator::OpensslFree;
using simulator::SimulatedPki;
using simulator::tests::applet_1_7;
using simulator::tests::applet_1_8;
using simulator::tests::certificate_in;

CertificateHandle from_pem(const std::string& pem) {
  const BioHandle bio{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
  return CertificateHandle{PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)};
}

void free_stack(STACK_OF(X509) * stack) {
  sk_X509_free(stack); // a macro, so no template argument
}

/// What OpenSSL says of a certificate for one purpose, with `root` as the only trust.
int verify(X509* certificate, X509* intermediate, X509* root, int purpose) {
  const std::unique_ptr<X509_STORE, OpensslFree<X509_STORE_free>> store{X509_STORE_new()};
  X509_STORE_add_cert(store.get(), root);
  const std::unique_ptr<STACK_OF(X509), OpensslFree<free_stack>> untrusted{sk_X509_new_null()};
  if (intermediate != nullptr)
    sk_X509_push(untrusted.get(), intermediate);
  const std::unique_ptr<X509_STORE_CTX, OpensslFree<X509_STORE_CTX_free>> context{X509_STORE_CTX_new()};
  X509_STORE_CTX_init(context.get(), store.get(), certificate, untrusted.get());
  X509_STORE_CTX_set_purpose(context.get(), purpose);
  X509_verify_cert(context.get());
  return X509_STORE_CTX_get_error(context.get());
}

int verify_card(CertificateState validity, simulator::Applet applet) {
  SimulatedPki pki;
  const auto credentials = pki.issue_card(applet, {}, validity);
  const auto root = from_pem(pki.root_pem());
  const auto ca = certificate_in(credentials.citizen_ca);
  const auto authentication = certificate_in(credentials.authentication);
  return verify(authentication.get(), ca.get(), root.get(), X509_PURPOSE_SSL_CLIENT);
}

std::string subject_field(X509* certificate, int field) {
  std::string value(100, '\0');
  const int length = X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), field, value.data(),
                                               static_cast<int>(value.size()));
  value.resize(length < 0 ? 0 : static_cast<std::size_t>(length));
  return value;
}

TEST(SimulatedPki, issues_cards_that_chain_to_its_root) {
  EXPECT_EQ(verify_card(CertificateState::usable, applet_1_7), X509_V_OK);
  EXPECT_EQ(verify_card(CertificateState::usable, applet_1_8), X509_V_OK);
}

TEST(SimulatedPki, issues_expired_and_not_yet_valid_cards) {
  EXPECT_EQ(verify_card(CertificateState::expired, applet_1_8), X509_V_ERR_CERT_HAS_EXPIRED);
  EXPECT_EQ(verify_card(CertificateState::not_yet_valid, applet_1_8), X509_V_ERR_CERT_NOT_YET_VALID);
}

TEST(SimulatedPki, gives_the_holder_the_subject_of_an_eid) {
  SimulatedPki pki;
  const auto credentials = pki.issue_card(applet_1_8, {});
  const auto authentication = certificate_in(credentials.authentication);
  EXPECT_EQ(subject_field(authentication.get(), NID_commonName), "Ada Proef (Authentication)");
  EXPECT_EQ(subject_field(authentication.get(), NID_surname), "Proef");
  EXPECT_EQ(subject_field(authentication.get(), NID_givenName), "Ada");
  EXPECT_EQ(subject_field(authentication.get(), NID_serialNumber), "99999999901");
  EXPECT_EQ(X509_get_key_usage(authentication.get()), X509v3_KU_DIGITAL_SIGNATURE);
  const auto signature = certificate_in(credentials.signature);
  EXPECT_EQ(subject_field(signature.get(), NID_commonName), "Ada Proef (Signature)");
  EXPECT_EQ(X509_get_key_usage(signature.get()), X509v3_KU_NON_REPUDIATION);
}

TEST(SimulatedPki, says_in_every_subject_that_it_is_practice) {
  SimulatedPki pki;
  const auto credentials = pki.issue_card(applet_1_7, {});
  for (const auto* der : {&credentials.authentication, &credentials.signature, &credentials.citizen_ca,
                          &credentials.root, &credentials.national_register}) {
    const auto certificate = certificate_in(*der);
    EXPECT_EQ(subject_field(certificate.get(), NID_organizationalUnitName), "Practice only - not a real eID");
  }
}

TEST(SimulatedPki, makes_an_authentication_certificate_for_signatures_only) {
  SimulatedPki pki;
  const auto usage = [&pki](CertificateState validity) {
    const auto credentials = pki.issue_card(applet_1_8, {}, validity);
    const auto certificate = simulator::tests::certificate_in(credentials.authentication);
    return X509_get_key_usage(certificate.get());
  };
  EXPECT_EQ(usage(CertificateState::usable), std::uint32_t{KU_DIGITAL_SIGNATURE});
  EXPECT_EQ(usage(CertificateState::wrong_usage), std::uint32_t{KU_NON_REPUDIATION});
}

TEST(SimulatedPki, has_a_citizen_ca_of_the_kind_of_each_generation) {
  SimulatedPki pki;
  const auto rsa = from_pem(pki.citizen_ca_pem(applet_1_7));
  const auto elliptic = from_pem(pki.citizen_ca_pem(applet_1_8));
  EXPECT_EQ(EVP_PKEY_is_a(X509_get0_pubkey(rsa.get()), "RSA"), 1);
  EXPECT_EQ(EVP_PKEY_is_a(X509_get0_pubkey(elliptic.get()), "EC"), 1);
  EXPECT_EQ(pki.citizen_ca_pem(applet_1_8), pki.citizen_ca_pem(applet_1_8)) << "one and the same for its life";
}

TEST(SimulatedPki, issues_a_server_that_clients_believe_by_name) {
  SimulatedPki pki;
  const auto server = from_pem(pki.issue_server({"portal.practice.localhost", "idp.practice.localhost"}).certificate);
  const auto root = from_pem(pki.root_pem());
  EXPECT_EQ(verify(server.get(), nullptr, root.get(), X509_PURPOSE_SSL_SERVER), X509_V_OK);
  EXPECT_EQ(X509_check_host(server.get(), "idp.practice.localhost", 0, 0, nullptr), 1);
  EXPECT_EQ(X509_check_host(server.get(), "example.org", 0, 0, nullptr), 0);
}

TEST(SimulatedPki, is_another_one_every_time) {
  EXPECT_NE(SimulatedPki{}.root_pem(), SimulatedPki{}.root_pem());
}

} // namespace
