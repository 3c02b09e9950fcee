// SPDX-License-Identifier: EUPL-1.2
#include "launcher/preferences.h"

#include "config.h"

#include <giomm/settings.h>
#include <giomm/settingsschema.h>
#include <giomm/settingsschemasource.h>

namespace launcher {

bool may_open_on_card() {
  constexpr const char* key = "open-on-card";
  const auto source = Gio::SettingsSchemaSource::get_default();
  const auto schema = source ? source->lookup(APP_ID, true) : nullptr;
  if (!schema || !schema->has_key(key))
    return true;
  return Gio::Settings::create(APP_ID)->get_boolean(key);
}

} // namespace launcher
