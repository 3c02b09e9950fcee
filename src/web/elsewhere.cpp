// SPDX-License-Identifier: EUPL-1.2
#include "web/elsewhere.h"

#include <gio/gio.h>

namespace web {

void Elsewhere::open(const std::string& address) {
  const gint64 now = g_get_monotonic_time();
  if (now - m_last < pause_us)
    return;
  m_last = now;
  g_app_info_launch_default_for_uri_async(address.c_str(), nullptr, nullptr, nullptr, nullptr);
}

} // namespace web
