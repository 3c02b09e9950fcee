// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace tls {

/// From now on this process offers no TLS 1.3, for a card that cannot sign for it (KeyReach::tls_1_2): a server that
/// has both would choose 1.3, and then get no certificate. GIO knows no such limit for one connection, only for the
/// process and for its whole life. At the top of main(), before any thread. Programs started later are not limited.
void offer_only_tls_1_2();

} // namespace tls
