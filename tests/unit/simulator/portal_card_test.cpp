// SPDX-License-Identifier: EUPL-1.2
#include "base/glib_pointers.h"
#include "portal_client.h"
#include "simulator/card/certificate_maker.h"
#include "simulator/card/simulated_pki.h"

#include <gtest/gtest.h>

namespace {

using simulator::CardCredentials;
using simulator::Portal;

std::string pem(const card::Bytes& der) {
  const unsigned char* data = der.data();
  const simulator::CertificateHandle certificate{d2i_X509(nullptr, &data, static_cast<long>(der.size()))};
  return simulator::certificate_pem(*certificate);
}

base::ObjectPtr<GTlsCertificate> client_certificate(const CardCredentials& card, const EVP_PKEY& key,
                                                    const card::Bytes& leaf) {
  const std::string all = simulator::key_pem(key) + pem(leaf) + pem(card.citizen_ca);
  return base::ObjectPtr<GTlsCertificate>{g_tls_certificate_new_from_pem(all.c_str(), -1, nullptr)};
}

class PracticePortalAndCard : public testing::TestWithParam<simulator::Applet> {
protected:
  Shown sign_in_with(GTlsCertificate* certificate) {
    simulator::PortalOptions options;
    options.card_roots_pem = m_pki.root_pem();
    const Portal portal{options, {}};
    return PortalClient{portal, certificate}.sign_in();
  }

  simulator::SimulatedPki m_pki;
};

TEST_P(PracticePortalAndCard, the_authentication_certificate_signs_its_holder_in) {
  const CardCredentials card = m_pki.issue_card(GetParam(), {});
  const auto certificate = client_certificate(card, *card.authentication_key, card.authentication);
  const Shown entities = sign_in_with(certificate.get());
  EXPECT_EQ(entities.status, 200U);
  EXPECT_TRUE(entities.has("<span class=\"holder\">Ada Proef</span>"));
  EXPECT_FALSE(entities.has(simulator::Holder{}.national_number));
}

TEST_P(PracticePortalAndCard, the_signature_certificate_does_not) {
  const CardCredentials card = m_pki.issue_card(GetParam(), {});
  const auto certificate = client_certificate(card, *card.signature_key, card.signature);
  EXPECT_FALSE(sign_in_with(certificate.get()).arrived);
}

TEST_P(PracticePortalAndCard, an_expired_certificate_does_not) {
  const CardCredentials card = m_pki.issue_card(GetParam(), {}, simulator::CertificateState::expired);
  const auto certificate = client_certificate(card, *card.authentication_key, card.authentication);
  EXPECT_FALSE(sign_in_with(certificate.get()).arrived);
}

INSTANTIATE_TEST_SUITE_P(Applets, PracticePortalAndCard,
                         testing::Values(simulator::Applet::v1_7, simulator::Applet::v1_8), [](const auto& about) {
                           return about.param == simulator::Applet::v1_7 ? "applet_1_7" : "applet_1_8";
                         });

} // namespace
