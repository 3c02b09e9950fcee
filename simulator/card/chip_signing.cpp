// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/chip_signing.h"

#include <cstddef>
#include <cstdint>

namespace simulator {

namespace {

/// The tag of the challenge in INTERNAL AUTHENTICATE.
constexpr std::uint8_t challenge_tag = 0x94;

} // namespace

ChipSigning::ChipSigning(Applet applet, const CardCredentials& credentials, bool has_certificates, bool has_pss)
    : m_applet{applet},
      m_has_certificates{has_certificates},
      m_has_pss{has_pss},
      m_authentication{credentials.authentication_key},
      m_signature{credentials.signature_key},
      m_basic{credentials.basic_key} {
}

Answer ChipSigning::set_security_environment(const Command& command, bool in_belpic) {
  if (command.p1 != 0x41 || command.p2 != 0xB6)
    return {status::wrong_p1_p2};
  const auto data = command.data;
  if (data.size() != 5)
    return {status::wrong_length};
  if (data[0] != 0x04 || data[1] != 0x80 || data[3] != 0x84)
    return {status::wrong_data};
  const bool is_signature_key = data[4] == 0x83;
  if (data[4] != 0x82 && !is_signature_key)
    return {status::reference_not_found};
  if (!in_belpic)
    return {status::reference_not_found};
  if (!m_has_certificates)
    return {status::conditions_not_met};
  const auto algorithm = (is_signature_key ? m_signature : m_authentication).algorithm(data[2]);
  if (!algorithm || (algorithm->padding == SignatureAlgorithm::Padding::pss && !m_has_pss))
    return {m_applet == Applet::v1_1 ? status::algorithm_unknown_1_1 : status::wrong_data};
  m_environment = SecurityEnvironment{is_signature_key, *algorithm};
  return {};
}

Answer ChipSigning::sign(const Command& command, ChipPin& pin) {
  if (command.p1 != 0x9E || command.p2 != 0x9A)
    return {status::wrong_p1_p2};
  if (!m_environment)
    return {status::conditions_not_met};
  const auto& [is_signature_key, algorithm] = *m_environment;
  if (!(is_signature_key ? pin.granted_just_before() : pin.granted()))
    return {status::pin_not_verified};
  const auto& key = is_signature_key ? m_signature : m_authentication;
  if (!key.fits(algorithm, command.data.size()))
    return {status::wrong_length};
  if (is_signature_key)
    pin.use_up();
  return {.data = key.sign(algorithm, command.data)};
}

Answer ChipSigning::internal_authenticate(const Command& command) {
  if (command.p1 != 0x02 || command.p2 != 0x81)
    return {status::wrong_p1_p2};
  const std::size_t challenge_length = is_elliptic(m_applet) ? 48 : 20;
  const auto data = command.data;
  if (data.size() != 2 + challenge_length)
    return {status::wrong_length};
  if (data[0] != challenge_tag || data[1] != challenge_length)
    return {status::wrong_data};
  if (m_proofs_left == 0)
    return {status::conditions_not_met};
  --m_proofs_left;
  forget();
  const auto algorithm = is_elliptic(m_applet) ? SignatureAlgorithm{SignatureAlgorithm::Padding::none, nullptr}
                                               : SignatureAlgorithm{SignatureAlgorithm::Padding::pkcs1, EVP_sha1()};
  return {.data = m_basic.sign(algorithm, data.subspan(2))};
}

} // namespace simulator
