// SPDX-License-Identifier: EUPL-1.2
#include "desktop/realtime_portal.h"

#include "base/error_word.h"
#include "base/glib_pointers.h"

#include <gio/gio.h>

namespace desktop {
namespace {

constexpr int bound_ms = 2'000;

/// Null where there is no portal, or it has no such property.
base::VariantPtr ask() {
  GError* error = nullptr;
  const base::ObjectPtr<GDBusConnection> bus{g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, &error)};
  base::VariantPtr answer;
  if (bus)
    answer.reset(g_dbus_connection_call_sync(bus.get(), "org.freedesktop.portal.Desktop",
                                             "/org/freedesktop/portal/desktop", "org.freedesktop.DBus.Properties",
                                             "Get",
                                             g_variant_new("(ss)", "org.freedesktop.portal.Realtime", "RTTimeUSecMax"),
                                             G_VARIANT_TYPE("(v)"), G_DBUS_CALL_FLAGS_NONE, bound_ms, nullptr, &error));
  const base::ErrorPtr failure{error};
  if (failure)
    g_debug("The Realtime portal gives no answer: %s", base::error_word(error).c_str());
  return answer;
}

} // namespace

bool is_killed_by_realtime_portal(Confinement confinement) {
  if (confinement == Confinement::none)
    return false;
  const auto answer = ask();
  if (!answer)
    return false;
  GVariant* value = nullptr;
  g_variant_get(answer.get(), "(v)", &value);
  const base::VariantPtr microseconds{value};
  return g_variant_is_of_type(value, G_VARIANT_TYPE_INT64) != FALSE && g_variant_get_int64(value) == 0;
}

} // namespace desktop
