// SPDX-License-Identifier: EUPL-1.2
#include "launcher/preferences.h"

#include "config.h"
#include "desktop/settings.h"

#include <giomm/settingsschema.h>
#include <giomm/settingsschemasource.h>
#include <glibmm/miscutils.h>

#include <filesystem>
#include <system_error>

namespace launcher {

namespace {

constexpr const char* start_key = "start-at-login";
constexpr const char* first_steps_key = "first-steps-shown";

/// Null where the schema is not installed, or is older than this key.
Glib::RefPtr<Gio::Settings> settings_with(const char* key) {
  const auto source = Gio::SettingsSchemaSource::get_default();
  const auto schema = source ? source->lookup(APP_ID, true) : nullptr;
  return schema && schema->has_key(key) ? desktop::open_settings() : nullptr;
}

/// A yes or no that stands as yes where the schema is not installed.
bool is_wanted(const char* key) {
  const auto settings = settings_with(key);
  return !settings || settings->get_boolean(key);
}

} // namespace

bool may_open_on_card() {
  return is_wanted("open-on-card");
}

bool may_ask_about_cards() {
  return is_wanted("ask-about-cards");
}

bool starts_at_login() {
  return is_wanted(start_key);
}

void keep_from_starting_at_login() {
  const auto settings = settings_with(start_key);
  if (settings && settings->is_writable(start_key))
    settings->set_boolean(start_key, false);
}

bool shows_home_without_tray() {
  return is_wanted("home-without-tray");
}

bool first_steps_are_due() {
  const auto settings = settings_with(first_steps_key);
  return settings && !settings->get_boolean(first_steps_key) && settings->is_writable(first_steps_key);
}

bool was_used_before() {
  const auto folder = std::filesystem::path{Glib::get_user_config_dir()} / "primaweb-launcher" / "portal";
  std::error_code unknown;
  // Each is written when a walk through the portal has come to its end (portal/layer.h).
  return std::filesystem::exists(folder / "learned.ini", unknown) ||
         std::filesystem::exists(folder / "worked.ini", unknown);
}

void note_first_steps() {
  if (const auto settings = settings_with(first_steps_key))
    settings->set_boolean(first_steps_key, true);
}

} // namespace launcher
