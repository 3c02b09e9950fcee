// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "simulator/card/openssl_handles.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace simulator {

/// What a certificate shall say.
struct CertificateText {
  /// Fields of the subject in order, by OpenSSL's short names ("CN", "SN", "GN", "serialNumber", "OU" ...).
  std::vector<std::pair<const char*, std::string>> subject;
  /// Counted from now; negative is in the past.
  std::chrono::hours valid_from{-1};
  std::chrono::hours valid_until{24};
  /// OpenSSL's extension number and the text of its configuration language ("critical,CA:TRUE").
  std::vector<std::pair<int, std::string>> extensions;
};

/// Who signs. A root signs itself: `certificate` is null then.
struct Issuer {
  X509* certificate;
  EVP_PKEY* key;
};

[[nodiscard]] KeyHandle make_rsa_key(std::size_t bits);
[[nodiscard]] KeyHandle make_p384_key();

/// A certificate for `key`, signed with SHA-384 by an EC issuer and SHA-256 by an RSA one, with a random serial number.
[[nodiscard]] CertificateHandle make_certificate(const CertificateText& text, EVP_PKEY& key, const Issuer& issuer);

[[nodiscard]] card::Bytes certificate_der(const X509& certificate);
[[nodiscard]] std::string certificate_pem(const X509& certificate);
/// PKCS#8, without a password: for the practice portal's own key, which lives as long as the program.
[[nodiscard]] std::string key_pem(const EVP_PKEY& key);
/// SubjectPublicKeyInfo in DER.
[[nodiscard]] card::Bytes public_key_der(const EVP_PKEY& key);

} // namespace simulator
