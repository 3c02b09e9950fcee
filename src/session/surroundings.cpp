// SPDX-License-Identifier: EUPL-1.2
#include "session/surroundings.h"

#include "config.h"
#include "session/preferences.h"

#include <glib.h>
#include <glibmm/miscutils.h>

#include <filesystem>
#include <string_view>

namespace session {

namespace {

std::vector<std::string> host_names(const portal::Description& description) {
  std::vector<std::string> names;
  for (const auto& host : description.hosts)
    names.push_back(host.substr(0, host.find(':')));
  return names;
}

std::string user_folder() {
  return Glib::get_user_config_dir() + "/primaweb-launcher/portal";
}

std::string learned_file(const std::optional<std::string>& practice_directory) {
  return practice_directory.value_or(user_folder()) + "/" + portal::learned_file_name;
}

} // namespace

std::vector<portal::LayerFile> description_files(const std::optional<std::string>& practice_directory) {
  auto files =
      practice_directory
          ? portal::find_layers({.shipped = *practice_directory + "/portal.ini", .system = {}, .user = {}})
          : portal::find_layers(
                {.shipped = PKGDATA_DIR "/portal/primaweb.ini", .system = SITE_DIR "/portal", .user = user_folder()});
  const auto learned = learned_file(practice_directory);
  if (may_learn() && std::filesystem::exists(learned))
    files.push_back({portal::Layer::learned, learned});
  return files;
}

portal::LearnedPages learned_pages(const std::optional<std::string>& practice_directory) {
  return {learned_file(practice_directory), practice_directory.has_value()};
}

Surroundings find_surroundings(const std::optional<std::string>& practice_directory) {
  const auto files = description_files(practice_directory);
  const auto learned = may_learn() ? std::optional{learned_pages(practice_directory)} : std::nullopt;
  if (!practice_directory)
    return {.practice = false,
            .portal = portal::load_layers(files, wanted_service(), false),
            .learned = learned,
            .trust = {},
            .practice_trust = {}};
  Surroundings practice{.practice = true,
                        .portal = portal::load_layers(files, portal::default_service, true),
                        .learned = learned,
                        .trust = {*practice_directory + "/root.pem"},
                        .practice_trust = web::PracticeTrust{*practice_directory + "/server.pem", {}}};
  if (practice.portal.description)
    practice.practice_trust->hosts = host_names(*practice.portal.description);
  return practice;
}

std::string issuer_directory(const std::optional<std::string>& practice_directory) {
  return practice_directory ? *practice_directory + "/issuers"
                            : Glib::get_user_cache_dir() + "/primaweb-launcher/issuers";
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

card::PadLanguage pad_language() {
  const auto language = portal_language();
  if (language == "nl")
    return card::PadLanguage::dutch;
  if (language == "fr")
    return card::PadLanguage::french;
  return language == "de" ? card::PadLanguage::german : card::PadLanguage::english;
}

} // namespace session
