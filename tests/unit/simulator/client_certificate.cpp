// SPDX-License-Identifier: EUPL-1.2
#include "client_certificate.h"

#include "simulator/card/certificate_maker.h"

#include <stdexcept>

using simulator::CertificateHandle;
using simulator::CertificateText;
using simulator::KeyHandle;

namespace {

CertificateText authority(const char* common_name) {
  CertificateText text;
  text.subject = {{"CN", common_name}};
  text.extensions = {{NID_basic_constraints, "critical,CA:TRUE"}, {NID_key_usage, "critical,keyCertSign,cRLSign"}};
  return text;
}

} // namespace

ClientCertificate::ClientCertificate(const CertificateWishes& wishes) {
  const KeyHandle root_key = simulator::make_p384_key();
  const CertificateHandle root =
      simulator::make_certificate(authority("Test root"), *root_key, {nullptr, root_key.get()});
  const KeyHandle issuer_key = simulator::make_p384_key();
  const CertificateHandle issuer =
      simulator::make_certificate(authority("Test citizen CA"), *issuer_key, {root.get(), root_key.get()});

  const KeyHandle key = simulator::make_p384_key();
  CertificateText text;
  text.subject = {{"CN", "Ada Proef (Authentication)"}, {"SN", "Proef"}, {"GN", "Ada"}};
  text.valid_from = std::chrono::hours{-48};
  text.valid_until = wishes.valid_until;
  text.extensions = {{NID_key_usage, wishes.key_usage}};
  const CertificateHandle leaf = simulator::make_certificate(text, *key, {issuer.get(), issuer_key.get()});

  m_root_pem = simulator::certificate_pem(*root);
  const std::string all =
      simulator::key_pem(*key) + simulator::certificate_pem(*leaf) + simulator::certificate_pem(*issuer);
  m_gio.reset(g_tls_certificate_new_from_pem(all.c_str(), -1, nullptr));
  if (!m_gio)
    throw std::runtime_error("GIO does not take the test certificate");
}
