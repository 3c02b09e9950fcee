// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

namespace card {

/// The card's plain r‖s (BSI TR-03111) as TLS wants it: SEQUENCE { INTEGER r, INTEGER s } (RFC 3279 §2.2.3).
/// `plain` has an even length of at most 132 bytes (P-521).
[[nodiscard]] Bytes ecdsa_der(ByteView plain);

} // namespace card
