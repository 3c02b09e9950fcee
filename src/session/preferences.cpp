// SPDX-License-Identifier: EUPL-1.2
#include "session/preferences.h"

#include "desktop/settings.h"
#include "portal/description.h"

namespace session {

namespace {

bool is_on(const char* key) {
  const auto settings = find_settings();
  return !settings || settings->get_boolean(key);
}

} // namespace

Glib::RefPtr<Gio::Settings> find_settings() {
  return desktop::open_settings();
}

std::string wanted_service() {
  const auto settings = find_settings();
  return settings ? settings->get_string("service").raw() : portal::default_service;
}

std::string wanted_language(const Glib::RefPtr<Gio::Settings>& settings) {
  const auto wanted = settings ? settings->get_string("portal-language").raw() : "";
  return wanted == "computer" ? "" : wanted;
}

web::Drawing wanted_drawing(const Glib::RefPtr<Gio::Settings>& settings, web::Drawing usual) {
  const bool is_turned_off = settings && !settings->get_boolean("hardware-acceleration");
  return is_turned_off ? web::Drawing::processor : usual;
}

bool may_remember_destination() {
  return is_on("remember-destination");
}

bool may_learn() {
  return is_on("learn-pages");
}

IdleRules idle_rules(const Glib::RefPtr<Gio::Settings>& settings) {
  if (!settings)
    return {};
  return {.cover_after = std::chrono::seconds{settings->get_uint("cover-after")},
          .end_after = std::chrono::seconds{settings->get_uint("end-after")},
          .cover_on_lock = settings->get_boolean("cover-on-lock")};
}

} // namespace session
