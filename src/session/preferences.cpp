// SPDX-License-Identifier: EUPL-1.2
#include "session/preferences.h"

#include "config.h"
#include "portal/description.h"

#include <giomm/settings.h>
#include <giomm/settingsschema.h>
#include <giomm/settingsschemasource.h>

namespace session {

namespace {

/// The settings, where their schema is installed and has `key`.
Glib::RefPtr<Gio::Settings> settings_with(const char* key) {
  const auto source = Gio::SettingsSchemaSource::get_default();
  const auto schema = source ? source->lookup(APP_ID, true) : nullptr;
  return schema && schema->has_key(key) ? Gio::Settings::create(APP_ID) : nullptr;
}

} // namespace

std::string wanted_service() {
  const auto settings = settings_with("service");
  return settings ? settings->get_string("service").raw() : portal::default_service;
}

bool may_learn() {
  const auto settings = settings_with("learn-pages");
  return !settings || settings->get_boolean("learn-pages");
}

} // namespace session
