// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <string>

/// Certificates and keys made up for tests: of people with a national number that no one can have, and of servers.
namespace made {

using Key = std::shared_ptr<EVP_PKEY>;

/// Of 2048 bits unless told otherwise. Made anew at every call: keep it, it takes a while.
[[nodiscard]] Key rsa_key(unsigned bits = 2048);
[[nodiscard]] Key ec_key(const char* curve = "P-384");

/// What a certificate says. An empty text leaves the attribute or the extension out.
struct Wording {
  std::string common_name{};
  std::string given_names{};
  std::string surname{};
  std::string serial_number{};
  std::string key_usage = "critical,digitalSignature";
  std::string alternative_names{}; ///< "DNS:card.localhost,IP:127.0.0.1"
  bool authority = false;
  bool must_staple = false; ///< the server shows each time that it is not revoked (RFC 7633)
  std::string not_before = "20200101000000Z";
  std::string not_after = "20400101000000Z";
};

/// A certificate with its key.
struct Identity {
  std::shared_ptr<X509> certificate;
  Key key;

  [[nodiscard]] card::Bytes der() const;
  [[nodiscard]] std::string pem() const;
};

/// Signed by `issuer`; self-signed without one.
[[nodiscard]] Identity identity(const Wording& wording, Key key, const Identity* issuer = nullptr);

/// A certificate authority.
[[nodiscard]] Identity authority(const std::string& name, Key key, const Identity* issuer = nullptr);

/// An authentication certificate as on a Belgian eID, of Ada Proef.
[[nodiscard]] Wording authentication_certificate();

} // namespace made
