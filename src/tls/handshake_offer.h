// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "tls/card_key.h"

namespace tls {

/// From now on this process offers in its TLS handshakes
/// * no session tickets: a session that goes on by ticket speaks for the card that signed when it began, and no card
///   signs then;
/// * nothing newer than `newest`, for a card that cannot sign for it: a server that has both would choose TLS 1.3, and
///   then get no certificate.
///
/// GIO knows no such limits for one connection on every version that we build on, only for the process and for its
/// whole life. At the top of main(), before any thread. Processes started later offer no tickets either, but every
/// version: WebKit's network process is the same for one session after the other, and would keep its tickets.
void limit_handshake_offer(KeyReach newest);

} // namespace tls
