// SPDX-License-Identifier: EUPL-1.2
#include "launcher/preferences.h"

#include "config.h"

#include <giomm/settings.h>
#include <giomm/settingsschema.h>
#include <giomm/settingsschemasource.h>

namespace launcher {

namespace {

/// A yes or no that stands as yes where the schema is not installed.
bool is_wanted(const char* key) {
  const auto source = Gio::SettingsSchemaSource::get_default();
  const auto schema = source ? source->lookup(APP_ID, true) : nullptr;
  if (!schema || !schema->has_key(key))
    return true;
  return Gio::Settings::create(APP_ID)->get_boolean(key);
}

} // namespace

bool may_open_on_card() {
  return is_wanted("open-on-card");
}

bool starts_at_login() {
  return is_wanted("start-at-login");
}

} // namespace launcher
