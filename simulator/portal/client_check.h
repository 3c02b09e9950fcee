// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/card/openssl_handles.h"

#include <gio/gio.h>

#include <optional>
#include <string>
#include <vector>

namespace simulator {

/// Says whose card a client's certificate is of, as the identity provider would.
class ClientCheck {
public:
  /// `roots_pem`: one or more roots of cards. None: nobody is believed.
  explicit ClientCheck(const std::string& roots_pem);

  /// "Given names Surname" of the certificate's subject, when it is for authentication (digitalSignature and not
  /// nonRepudiation), valid today, and leads over the issuers sent with it to one of the roots. Else nothing.
  [[nodiscard]] std::optional<std::string> holder(GTlsCertificate* client) const;

private:
  std::vector<CertificateHandle> m_roots;
};

} // namespace simulator
