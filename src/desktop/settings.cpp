// SPDX-License-Identifier: EUPL-1.2
#include "desktop/settings.h"

#include "base/glib_pointers.h"
#include "config.h"
#include "installed_paths.h"

#include <giomm/settingsschemasource.h>

// GLib declares its backends to who says so.
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#include <filesystem>
#include <system_error>

namespace desktop {

namespace {

/// GLib has no function that takes the folder of defaults and locks, but the backend has a property of that name; all
/// else of it is as GSettings has it in a sandbox. Null where this GLib has no such backend.
base::ObjectPtr<GSettingsBackend> key_file_backend(const std::string& site) {
  const base::ObjectPtr<GSettingsBackend> loads_all_backends{g_settings_backend_get_default()};
  auto* point = g_io_extension_point_lookup(G_SETTINGS_BACKEND_EXTENSION_POINT_NAME);
  auto* keyfile = point != nullptr ? g_io_extension_point_get_extension_by_name(point, "keyfile") : nullptr;
  if (keyfile == nullptr)
    return {};
  auto* backend = g_object_new(g_io_extension_get_type(keyfile), "defaults-dir", site.c_str(), nullptr);
  return base::ObjectPtr<GSettingsBackend>{static_cast<GSettingsBackend*>(backend)};
}

} // namespace

std::string site_settings() {
  return std::string{installed::site} + "/settings";
}

Glib::RefPtr<Gio::Settings> open_settings(const std::string& site, Confinement confinement) {
  const auto source = Gio::SettingsSchemaSource::get_default();
  if (!source || !source->lookup(APP_ID, true))
    return nullptr;
  std::error_code unreadable;
  if (confinement == Confinement::sandbox && std::filesystem::is_directory(site, unreadable))
    if (const auto backend = key_file_backend(site))
      return Glib::wrap(g_settings_new_with_backend(APP_ID, backend.get()));
  return Gio::Settings::create(APP_ID);
}

} // namespace desktop
