// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/simulated_pki.h"

#include "simulator/card/certificate_maker.h"

#include <chrono>
#include <utility>

namespace simulator {

namespace {

constexpr std::chrono::hours day{24};
constexpr std::chrono::hours year = 365 * day;
constexpr const char* practice_unit = "Practice only - not a real eID";

// Names as long, and with as many addresses, as the Belgian ones have (doc/belgian-eid.md §7.2): what a card
// takes to be read depends on it.
std::vector<std::pair<const char*, std::string>> authority_name(const std::string& common_name) {
  return {{"C", "BE"},
          {"L", "Herstappe"},
          {"O", "PrimaWeb Launcher practice - No Government"},
          {"OU", practice_unit},
          {"OU", "Practice only - Nobody's Home Affairs (NTRBE-9999999999)"},
          {"CN", common_name}};
}

std::vector<std::pair<int, std::string>> addresses(const std::string& issuer) {
  const std::string path = ".eidpki.practice.invalid/eid/" + issuer;
  return {{NID_info_access, "caIssuers;URI:http://crt" + path + ".crt,OCSP;URI:http://ocsp" + path},
          {NID_crl_distribution_points, "URI:http://crl" + path + ".crl"}};
}

void add(CertificateText& text, const std::vector<std::pair<int, std::string>>& extensions) {
  text.extensions.insert(text.extensions.end(), extensions.begin(), extensions.end());
}

CertificateText authority_text(const std::string& common_name, const std::string& constraints) {
  return {.subject = authority_name(common_name),
          .valid_from = -10 * year,
          .valid_until = 10 * year,
          .extensions = {{NID_basic_constraints, constraints},
                         {NID_key_usage, "critical,keyCertSign,cRLSign"},
                         {NID_subject_key_identifier, "hash"}}};
}

void set_validity(CertificateText& text, CertificateState validity) {
  switch (validity) {
  case CertificateState::usable:
  case CertificateState::wrong_usage:
    text.valid_from = -1 * year;
    text.valid_until = 5 * year;
    break;
  case CertificateState::expired:
    text.valid_from = -5 * year;
    text.valid_until = -1 * day;
    break;
  case CertificateState::not_yet_valid:
    text.valid_from = 1 * day;
    text.valid_until = 5 * year;
    break;
  }
}

/// The shape of doc/belgian-eid.md §7.3.
CertificateText holder_text(const Holder& holder, const std::string& purpose, const std::string& policy) {
  return {.subject = {{"C", "BE"},
                      {"OU", practice_unit},
                      {"CN", holder.first_name + " " + holder.surname + " (" + purpose + ")"},
                      {"SN", holder.surname},
                      {"GN", holder.first_name},
                      {"serialNumber", holder.national_number}},
          .extensions = {{NID_basic_constraints, "critical,CA:FALSE"},
                         {NID_certificate_policies, policy},
                         {NID_subject_key_identifier, "hash"},
                         {NID_authority_key_identifier, "keyid"}}};
}

std::string authority_number(bool elliptic) {
  return elliptic ? "999918" : "999917";
}

KeyHandle make_card_key(Applet applet) {
  if (is_elliptic(applet))
    return make_p384_key();
  return make_rsa_key(applet == Applet::v1_1 ? 1024 : 2048);
}

} // namespace

SimulatedPki::SimulatedPki() {
  m_root.key = make_p384_key();
  m_root.certificate = make_certificate(authority_text("Practice Root CA", "critical,CA:TRUE,pathlen:1"), *m_root.key,
                                        {nullptr, m_root.key.get()});
}

const SimulatedPki::Authority& SimulatedPki::citizen_ca(bool elliptic) {
  auto& authority = elliptic ? m_citizen_ca_ec : m_citizen_ca_rsa;
  if (!authority) {
    auto text = authority_text("Practice Citizen CA", "critical,CA:TRUE,pathlen:0");
    text.subject.emplace_back("serialNumber", authority_number(elliptic));
    text.extensions.emplace_back(NID_authority_key_identifier, "keyid");
    text.extensions.emplace_back(NID_certificate_policies, "2.5.29.32.0");
    text.extensions.emplace_back(NID_ext_key_usage, "clientAuth,emailProtection");
    add(text, addresses("practice-root"));
    auto key = elliptic ? make_p384_key() : make_rsa_key(2048);
    auto certificate = make_certificate(text, *key, {m_root.certificate.get(), m_root.key.get()});
    authority = Authority{std::move(key), std::move(certificate)};
  }
  return *authority;
}

CardCredentials SimulatedPki::issue_card(Applet applet, const Holder& holder, CertificateState validity,
                                         bool is_rekeyed) {
  const bool elliptic = is_rekeyed || is_elliptic(applet);
  const auto& ca = citizen_ca(elliptic);
  const Issuer issuer{ca.certificate.get(), ca.key.get()};

  auto authentication = holder_text(holder, "Authentication", "2.16.56.12.1.1.2.2");
  authentication.extensions.emplace_back(NID_key_usage, validity == CertificateState::wrong_usage
                                                            ? "critical,nonRepudiation"
                                                            : "critical,digitalSignature");
  authentication.extensions.emplace_back(NID_ext_key_usage, "clientAuth");
  add(authentication, addresses("citizen" + authority_number(elliptic)));
  set_validity(authentication, validity);

  auto signature = holder_text(holder, "Signature", "2.16.56.12.1.1.2.1");
  signature.extensions.emplace_back(NID_key_usage, "critical,nonRepudiation");
  add(signature, addresses("citizen" + authority_number(elliptic)));
  set_validity(signature, validity);

  CertificateText national_register{.subject = authority_name("Practice RRN"),
                                    .valid_from = -1 * year,
                                    .valid_until = 5 * year,
                                    .extensions = {{NID_key_usage, "critical,digitalSignature"}}};

  CardCredentials credentials{.authentication_key = make_card_key(applet),
                              .signature_key = make_card_key(applet),
                              .basic_key = is_elliptic(applet) ? make_p384_key() : make_rsa_key(1024),
                              .register_key = make_p384_key(),
                              .authentication = {},
                              .signature = {},
                              .citizen_ca = certificate_der(*ca.certificate),
                              .root = certificate_der(*m_root.certificate),
                              .national_register = {}};
  credentials.authentication =
      certificate_der(*make_certificate(authentication, *credentials.authentication_key, issuer));
  credentials.signature = certificate_der(*make_certificate(signature, *credentials.signature_key, issuer));
  credentials.national_register = certificate_der(
      *make_certificate(national_register, *credentials.register_key, {m_root.certificate.get(), m_root.key.get()}));
  return credentials;
}

ServerCredentials SimulatedPki::issue_server(const std::vector<std::string>& host_names) const {
  std::string alternative_names;
  for (const auto& name : host_names)
    alternative_names += (alternative_names.empty() ? "DNS:" : ",DNS:") + name;
  const CertificateText text{.subject = authority_name(host_names.empty() ? "practice.localhost" : host_names.front()),
                             .valid_from = -1 * day,
                             .valid_until = 1 * year,
                             .extensions = {{NID_basic_constraints, "critical,CA:FALSE"},
                                            {NID_key_usage, "critical,digitalSignature"},
                                            {NID_ext_key_usage, "serverAuth"},
                                            {NID_subject_alt_name, alternative_names},
                                            {NID_subject_key_identifier, "hash"},
                                            {NID_authority_key_identifier, "keyid"}}};
  const auto key = make_p384_key();
  const auto certificate = make_certificate(text, *key, {m_root.certificate.get(), m_root.key.get()});
  return {certificate_pem(*certificate), key_pem(*key)};
}

std::string SimulatedPki::root_pem() const {
  return certificate_pem(*m_root.certificate);
}

std::string SimulatedPki::citizen_ca_pem(Applet applet) {
  return certificate_pem(*citizen_ca(is_elliptic(applet)).certificate);
}

} // namespace simulator
