// SPDX-License-Identifier: EUPL-1.2
#include "client_certificate.h"

#include "practice/card/certificate_maker.h"

#include <stdexcept>

using practice::CertificateHandle;
using practice::CertificateText;
using practice::KeyHandle;

namespace {

CertificateText authority(const char* common_name) {
  CertificateText text;
  text.subject = {{"CN", common_name}};
  text.extensions = {{NID_basic_constraints, "critical,CA:TRUE"}, {NID_key_usage, "critical,keyCertSign,cRLSign"}};
  return text;
}

} // namespace

ClientCertificate::ClientCertificate(const CertificateWishes& wishes) {
  const KeyHandle root_key = practice::make_p384_key();
  const CertificateHandle root =
      practice::make_certificate(authority("Test root"), *root_key, {nullptr, root_key.get()});
  const KeyHandle issuer_key = practice::make_p384_key();
  const CertificateHandle issuer =
      practice::make_certificate(authority("Test citizen CA"), *issuer_key, {root.get(), root_key.get()});

  const KeyHandle key = practice::make_p384_key();
  CertificateText text;
  text.subject = {{"CN", "Ada Proef (Authentication)"}, {"SN", "Proef"}, {"GN", "Ada"}};
  text.valid_from = std::chrono::hours{-48};
  text.valid_until = wishes.valid_until;
  text.extensions = {{NID_key_usage, wishes.key_usage}};
  const CertificateHandle leaf = practice::make_certificate(text, *key, {issuer.get(), issuer_key.get()});

  m_root_pem = practice::certificate_pem(*root);
  const std::string all =
      practice::key_pem(*key) + practice::certificate_pem(*leaf) + practice::certificate_pem(*issuer);
  m_gio.reset(g_tls_certificate_new_from_pem(all.c_str(), -1, nullptr));
  if (!m_gio)
    throw std::runtime_error("GIO does not take the test certificate");
}
