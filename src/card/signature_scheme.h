// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>

namespace card {

/// What the card can sign for TLS (doc/belgian-eid.md §5.2).
enum class SignatureScheme {
  rsa_pkcs1_digest_info, ///< applet 1.7, algorithm 01: `input` is a whole DigestInfo (TLS 1.2, GnuTLS hands it
                         ///< ready-made)
  rsa_pkcs1_sha256,      ///< applet 1.7, algorithm 08: 32-byte hash
  rsa_pss_sha256,        ///< applet 1.7, algorithm 20: 32-byte hash, salt 32 (TLS 1.3)
  ecdsa_sha384,          ///< applet 1.8, algorithm 02: 48-byte hash
  ecdsa_sha256,          ///< applet 1.8, algorithm 01: 32-byte hash
};

[[nodiscard]] constexpr std::uint8_t algorithm_reference(SignatureScheme scheme) {
  switch (scheme) {
  case SignatureScheme::rsa_pkcs1_digest_info:
    return 0x01;
  case SignatureScheme::rsa_pkcs1_sha256:
    return 0x08;
  case SignatureScheme::rsa_pss_sha256:
    return 0x20;
  case SignatureScheme::ecdsa_sha384:
    return 0x02;
  case SignatureScheme::ecdsa_sha256:
    return 0x01;
  }
  return 0;
}

[[nodiscard]] constexpr bool is_ecdsa(SignatureScheme scheme) {
  return scheme == SignatureScheme::ecdsa_sha256 || scheme == SignatureScheme::ecdsa_sha384;
}

/// Returns whether the scheme signs an input of `size` bytes: a hash of its length, or a DigestInfo that leaves room
/// for the padding of PKCS#1 (245 bytes with RSA-2048).
[[nodiscard]] constexpr bool takes(SignatureScheme scheme, std::size_t size) {
  switch (scheme) {
  case SignatureScheme::rsa_pkcs1_digest_info:
    return size > 0 && size <= 245;
  case SignatureScheme::ecdsa_sha384:
    return size == 48;
  case SignatureScheme::rsa_pkcs1_sha256:
  case SignatureScheme::rsa_pss_sha256:
  case SignatureScheme::ecdsa_sha256:
    return size == 32;
  }
  return false;
}

/// What the card answers: RSA-2048, or r‖s on P-384.
[[nodiscard]] constexpr std::size_t raw_signature_size(SignatureScheme scheme) {
  return is_ecdsa(scheme) ? 96 : 256;
}

} // namespace card
