// SPDX-License-Identifier: EUPL-1.2
#include "web/load_fault.h"

namespace web {

LoadFault fault_of(GTlsCertificateFlags certificate_faults) {
  constexpr unsigned dates = G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_NOT_ACTIVATED;
  const auto faults = static_cast<unsigned>(certificate_faults);
  return faults != 0 && (faults & ~dates) == 0 ? LoadFault::server_date : LoadFault::untrusted_server;
}

} // namespace web
