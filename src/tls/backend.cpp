// SPDX-License-Identifier: EUPL-1.2
#include "tls/backend.h"

#include <gio/gio.h>

#include <string_view>

namespace tls {

bool backend_is_gnutls() {
  return std::string_view{G_OBJECT_TYPE_NAME(g_tls_backend_get_default())} == "GTlsBackendGnutls";
}

} // namespace tls
