// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"

#include <chrono>
#include <string>

/// What is unusual about a client certificate made for a test.
struct CertificateWishes {
  std::chrono::hours valid_until{24};
  const char* key_usage = "critical,digitalSignature";
};

/// A software stand-in for a card: root, an issuer below it, and a holder's certificate with its key.
class ClientCertificate {
public:
  explicit ClientCertificate(const CertificateWishes& wishes = {});

  [[nodiscard]] const std::string& root_pem() const { return m_root_pem; }

  /// With the issuer, so that both are sent. Owned by this object.
  [[nodiscard]] GTlsCertificate* gio() const { return m_gio.get(); }

private:
  std::string m_root_pem;
  base::ObjectPtr<GTlsCertificate> m_gio;
};
