// SPDX-License-Identifier: EUPL-1.2
#include "tls/handshake_offer.h"

#include <gio/gio.h>

#include <string>

namespace tls {

namespace {

std::string priority_for(KeyReach newest) {
  std::string priority = "NORMAL:%COMPAT:%NO_TICKETS";
  if (newest == KeyReach::tls_1_2)
    priority += ":-VERS-ALL:+VERS-TLS1.2";
  return priority;
}

} // namespace

void limit_handshake_offer(KeyReach newest) {
  constexpr const char* variable = "G_TLS_GNUTLS_PRIORITY";
  g_setenv(variable, priority_for(newest).c_str(), TRUE);
  // glib-networking reads the variable when it makes the class of its connections, which nobody unmakes.
  g_type_class_ref(g_tls_backend_get_client_connection_type(g_tls_backend_get_default()));
  g_setenv(variable, priority_for(KeyReach::tls_1_3).c_str(), TRUE);
}

} // namespace tls
