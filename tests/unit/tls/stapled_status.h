// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "made_identity.h"

#include <openssl/ssl.h>

namespace tls {

/// What a server says of its own certificate in the handshake (RFC 6066, section 8).
enum class Staple { none, good, revoked };

/// The OCSP response that says so, signed by the certificate's issuer.
[[nodiscard]] card::Bytes stapled_status(const made::Identity& server, const made::Identity& issuer, Staple staple);

/// Has the servers of this context send it to who asks; it outlives them.
void staple_to(SSL_CTX* context, const card::Bytes& status);

} // namespace tls
