// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

namespace simulator {

/// A server's certificate and its own root, made anew at every start: nobody else has the root's key, and it is
/// forgotten at once. All in PEM.
struct ServerCertificate {
  std::string root;
  std::string certificate;
  std::string key;
};

/// Makes a root and under it one certificate for `hosts`, both P-384 and good for a week.
///
/// Throws std::runtime_error when OpenSSL cannot.
[[nodiscard]] ServerCertificate make_server_certificate(const std::vector<std::string>& hosts);

} // namespace simulator
