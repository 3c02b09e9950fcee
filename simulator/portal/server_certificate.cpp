// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/server_certificate.h"

#include "simulator/card/certificate_maker.h"

namespace simulator {

namespace {

constexpr std::chrono::hours a_week{7 * 24};

CertificateText text_for(const std::string& common_name) {
  CertificateText text;
  text.subject = {{"O", "PrimaWeb Launcher (practice)"}, {"CN", common_name}};
  text.valid_until = a_week;
  return text;
}

} // namespace

ServerCertificate make_server_certificate(const std::vector<std::string>& hosts) {
  const KeyHandle root_key = make_p384_key();
  CertificateText root_text = text_for("Practice portal root");
  root_text.extensions = {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                          {NID_key_usage, "critical,keyCertSign"},
                          {NID_subject_key_identifier, "hash"}};
  const CertificateHandle root = make_certificate(root_text, *root_key, {nullptr, root_key.get()});

  std::string names;
  for (const std::string& host : hosts)
    names += (names.empty() ? "DNS:" : ",DNS:") + host;
  const KeyHandle key = make_p384_key();
  CertificateText text = text_for(hosts.at(0));
  text.extensions = {{NID_basic_constraints, "critical,CA:FALSE"},
                     {NID_key_usage, "critical,digitalSignature"},
                     {NID_ext_key_usage, "serverAuth"},
                     {NID_subject_alt_name, names},
                     {NID_subject_key_identifier, "hash"},
                     {NID_authority_key_identifier, "keyid"}};
  const CertificateHandle server = make_certificate(text, *key, {root.get(), root_key.get()});
  return {.root = certificate_pem(*root), .certificate = certificate_pem(*server), .key = key_pem(*key)};
}

} // namespace simulator
