// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "card/private.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

typedef struct x509_st X509; // NOLINT(modernize-use-using): OpenSSL's own declaration, so its headers stay out of ours

namespace certificate {

using TimePoint = std::chrono::system_clock::time_point;

enum class KeyKind { rsa_2048, ec_p384, other };

enum class Validity { valid, not_yet_valid, expired };

/// One X.509 certificate, parsed by OpenSSL. Copies share the parsed certificate. Thread: any.
class Certificate {
public:
  /// Nothing when `der` is not exactly one certificate.
  [[nodiscard]] static std::optional<Certificate> from_der(card::ByteView der);

  [[nodiscard]] card::Bytes der() const;

  /// "Given names Surname" of the subject; never the national number, which no function here gives out (promise 5).
  [[nodiscard]] card::Private<std::string> holder() const;

  [[nodiscard]] TimePoint not_before() const;
  [[nodiscard]] TimePoint not_after() const;
  [[nodiscard]] Validity validity(TimePoint now) const;

  /// The key in the certificate; never derived from the issuer or its signature (doc/belgian-eid.md §7.3).
  [[nodiscard]] KeyKind key_kind() const;

  /// keyUsage has digitalSignature and not nonRepudiation: the authentication certificate, not the signature one.
  [[nodiscard]] bool is_for_authentication() const;

  /// A CA's own certificate: basicConstraints says so.
  [[nodiscard]] bool is_of_authority() const;

  /// The same for every certificate of one CA and one key of it: SHA-256, in 64 hexadecimal digits, of the issuer's
  /// name and of the authority key identifier.
  [[nodiscard]] std::string issuer_digest() const;

  /// `issuer`'s name and key fit this certificate's issuer and signature.
  [[nodiscard]] bool is_issued_by(const Certificate& issuer) const;

private:
  explicit Certificate(std::shared_ptr<X509> x509) : m_x509{std::move(x509)} {}

  std::shared_ptr<X509> m_x509;
};

} // namespace certificate
