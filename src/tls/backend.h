// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace tls {

/// Returns whether GIO makes TLS with GnuTLS, the one library that asks our callbacks for the card's signature. Without
/// it no CardKey is usable; ask at start-up, so that the user is told why.
[[nodiscard]] bool backend_is_gnutls();

} // namespace tls
