// SPDX-License-Identifier: EUPL-1.2
#include "session/surroundings.h"

#include "config.h"

#include <giomm/settingsschema.h>
#include <giomm/settingsschemasource.h>
#include <glib.h>

#include <string_view>

namespace session {

namespace {

std::vector<std::string> host_names(const portal::Description& description) {
  std::vector<std::string> names;
  for (const auto& host : description.hosts)
    names.push_back(host.substr(0, host.find(':')));
  return names;
}

} // namespace

Surroundings find_surroundings(const std::optional<std::string>& practice_directory) {
  if (!practice_directory)
    return {.practice = false,
            .description = portal::load_description(PKGDATA_DIR "/portal/primaweb.ini", false),
            .trust = {},
            .practice_trust = {}};
  Surroundings practice{.practice = true,
                        .description = portal::load_description(*practice_directory + "/portal.ini", true),
                        .trust = {*practice_directory + "/root.pem"},
                        .practice_trust = web::PracticeTrust{*practice_directory + "/server.pem", {}}};
  if (const auto* description = std::get_if<portal::Description>(&practice.description))
    practice.practice_trust->hosts = host_names(*description);
  return practice;
}

Glib::RefPtr<Gio::Settings> find_settings() {
  const auto source = Gio::SettingsSchemaSource::get_default();
  return source && source->lookup(APP_ID, true) ? Gio::Settings::create(APP_ID) : nullptr;
}

std::string portal_language() {
  for (const char* const* name = g_get_language_names(); *name; ++name) {
    const std::string_view language{*name};
    for (const std::string_view known : {"nl", "fr", "de"})
      if (language.substr(0, 2) == known && (language.size() == 2 || language[2] == '_'))
        return std::string{known};
  }
  return {};
}

} // namespace session
