// SPDX-License-Identifier: EUPL-1.2
#include "tls/tls_1_2.h"

#include <gio/gio.h>

#include <optional>
#include <string>

namespace tls {

void offer_only_tls_1_2() {
  constexpr const char* variable = "G_TLS_GNUTLS_PRIORITY";
  const char* set = g_getenv(variable);
  const auto before = set == nullptr ? std::nullopt : std::optional<std::string>{set};
  g_setenv(variable, "NORMAL:%COMPAT:-VERS-ALL:+VERS-TLS1.2", TRUE);
  // glib-networking reads the variable when it makes the class of its connections, which nobody unmakes.
  g_type_class_ref(g_tls_backend_get_client_connection_type(g_tls_backend_get_default()));
  if (before)
    g_setenv(variable, before->c_str(), TRUE);
  else
    g_unsetenv(variable);
}

} // namespace tls
