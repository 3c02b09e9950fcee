// SPDX-License-Identifier: EUPL-1.2
//
// Run when the build is configured: ends well where GIO's TLS connections have the switch.
#include <gio/gio.h>

int main() {
  const auto type = g_tls_backend_get_client_connection_type(g_tls_backend_get_default());
  auto* connections = static_cast<GObjectClass*>(g_type_class_ref(type));
  return g_object_class_find_property(connections, "session-resumption-enabled") == nullptr ? 1 : 0;
}
