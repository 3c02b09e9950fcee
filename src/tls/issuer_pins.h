// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gio/gio.h>

#include <string>
#include <vector>

namespace tls {

/// The authorities that may have issued a server's certificate, by their public keys. They narrow what is trusted: a
/// server that the system's trust refuses is refused with any of them.
class IssuerPins {
public:
  /// "sha256/" and the base64 of the hash of a SubjectPublicKeyInfo (RFC 7469, section 2.4) each. None: any authority.
  explicit IssuerPins(std::vector<std::string> pins) : m_pins{std::move(pins)} {}

  [[nodiscard]] bool is_empty() const { return m_pins.empty(); }

  /// Returns whether one of them issued this server's certificate, itself or through others. `server` with the
  /// certificates that it sent along; `trusted` has those that it did not send, and may be null. That such a
  /// certificate merely stands among those that were sent proves nothing: anybody may send it.
  [[nodiscard]] bool issued(GTlsCertificate* server, GTlsDatabase* trusted) const;

private:
  std::vector<std::string> m_pins;
};

} // namespace tls
