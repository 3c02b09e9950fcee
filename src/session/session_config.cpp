// SPDX-License-Identifier: EUPL-1.2
#include "session/session_config.h"

#include "base/glib_pointers.h"
#include "installed_paths.h"
#include "session/preferences.h"

#include <gio/gio.h>
#include <glibmm/miscutils.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string_view>

namespace session {

namespace {

/// Of the practice portal's certificate, which speaks for hosts that the description does not name, too; but for those
/// that want the card.
std::vector<std::string> host_names(const std::string& certificate_file, const portal::Description& description) {
  const base::ObjectPtr<GTlsCertificate> certificate{
      g_tls_certificate_new_from_file(certificate_file.c_str(), nullptr)};
  const base::Handle<GPtrArray, g_ptr_array_unref> written{
      certificate ? g_tls_certificate_get_dns_names(certificate.get()) : nullptr};
  std::vector<std::string> names;
  for (guint index = 0; written && index < written->len; ++index) {
    gsize size = 0;
    const auto* name = static_cast<const char*>(
        g_bytes_get_data(static_cast<GBytes*>(g_ptr_array_index(written.get(), index)), &size));
    names.emplace_back(name, size);
  }
  std::erase_if(names, [&description](const std::string& name) {
    return std::ranges::any_of(description.card_hosts, [&name](const std::string& card_host) {
      return card_host.substr(0, card_host.find(':')) == name;
    });
  });
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
  auto files = practice_directory
                   ? portal::find_layers({.shipped = *practice_directory + "/portal.ini", .system = {}, .user = {}})
                   : portal::find_layers({.shipped = std::string{installed::data} + "/portal/primaweb.ini",
                                          .system = std::string{installed::site} + "/portal",
                                          .user = user_folder()});
  const auto learned = learned_file(practice_directory);
  if (may_learn() && std::filesystem::exists(learned))
    files.push_back({portal::Layer::learned, learned});
  return files;
}

std::vector<std::string> shared_hosts(const std::optional<std::string>& practice_directory) {
  auto files = description_files(practice_directory);
  std::erase_if(files, [](const portal::LayerFile& file) {
    return file.layer == portal::Layer::user || file.layer == portal::Layer::learned;
  });
  const auto service = practice_directory ? std::string{portal::default_service} : wanted_service();
  const auto layered = portal::load_layers(files, service, practice_directory.has_value());
  if (!layered.description)
    return {};
  auto hosts = layered.description->hosts;
  hosts.insert(hosts.end(), layered.description->card_hosts.begin(), layered.description->card_hosts.end());
  return hosts;
}

portal::LearnedPages learned_pages(const std::optional<std::string>& practice_directory) {
  return {learned_file(practice_directory), practice_directory.has_value(),
          practice_directory ? portal::default_service : wanted_service()};
}

std::optional<portal::WorkedRules> worked_rules(const std::optional<std::string>& practice_directory) {
  return practice_directory ? std::nullopt
                            : std::optional{portal::WorkedRules{user_folder() + "/" + portal::worked_file_name}};
}

SessionConfig find_session_config(const std::optional<std::string>& practice_directory) {
  const auto files = description_files(practice_directory);
  const auto learned = may_learn() ? std::optional{learned_pages(practice_directory)} : std::nullopt;
  if (!practice_directory)
    return {.practice = false,
            .portal = portal::load_layers(files, wanted_service(), false),
            .learned = learned,
            .trust = {},
            .practice_trust = {}};
  SessionConfig practice{.practice = true,
                         .portal = portal::load_layers(files, portal::default_service, true),
                         .learned = learned,
                         .trust = {*practice_directory + "/root.pem"},
                         .practice_trust = web::PracticeTrust{*practice_directory + "/server.pem", {}}};
  practice.practice_directory = practice_directory;
  if (practice.portal.description)
    practice.practice_trust->hosts =
        host_names(practice.practice_trust->server_certificate, *practice.portal.description);
  return practice;
}

std::string issuer_directory(const std::optional<std::string>& practice_directory) {
  return practice_directory ? *practice_directory + "/issuers"
                            : Glib::get_user_cache_dir() + "/primaweb-launcher/issuers";
}

namespace {

/// The first of the user's languages that the portal has.
std::string computers_language() {
  for (const char* const* name = g_get_language_names(); *name; ++name) {
    const std::string_view language{*name};
    for (const std::string_view known : {"nl", "fr", "de"})
      if (language.substr(0, 2) == known && (language.size() == 2 || language[2] == '_'))
        return std::string{known};
  }
  return {};
}

} // namespace

std::string portal_language() {
  const auto wanted = wanted_language(find_settings());
  return wanted.empty() ? computers_language() : wanted;
}

card::PadLanguage pad_language() {
  const auto language = computers_language();
  if (language == "nl")
    return card::PadLanguage::dutch;
  if (language == "fr")
    return card::PadLanguage::french;
  return language == "de" ? card::PadLanguage::german : card::PadLanguage::english;
}

} // namespace session
