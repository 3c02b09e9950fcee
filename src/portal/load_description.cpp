// SPDX-License-Identifier: EUPL-1.2
#include "base/glib_pointers.h"
#include "portal/compose.h"
#include "portal/description.h"
#include "portal/layering.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include <memory>
#include <utility>

extern "C" GResource* built_in_description_get_resource();

namespace portal {

namespace {

/// What the description lacks before anyone can use it.
std::optional<KeyFileError> lack(const Description& description, const std::string& service) {
  if (description.hosts.empty())
    return KeyFileError{portal_group, "hosts", _("at least one host")};
  if (description.card_hosts.empty())
    return KeyFileError{portal_group, "card-hosts", _("at least one host")};
  const auto group = std::string{service_prefix} + service;
  if (description.name.empty())
    return KeyFileError{group, "name", _("a name")};
  if (!description.start.contains(""))
    return KeyFileError{group, "start", _("the address for all other languages")};
  return std::nullopt;
}

using Loaded = std::variant<KeyFile, DescriptionError>;

DescriptionResult check(const Loaded& loaded, const Origin& origin, bool practice) {
  if (const auto* error = std::get_if<DescriptionError>(&loaded))
    return *error;
  const auto& file = std::get<KeyFile>(loaded);
  try {
    Layering layering{practice, default_service};
    layering.add_portal(file, origin);
    layering.add_pages(file, origin);
    if (const auto missing = lack(layering.description(), default_service))
      return file.located(*missing);
    return layering.description();
  } catch (const KeyFileError& fault) {
    return file.located(fault);
  }
}

Loaded load_built_in() {
  const base::BytesPtr bytes{g_resource_lookup_data(built_in_description_get_resource(), "/portal/primaweb.ini",
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, nullptr)};
  gsize size = 0;
  const auto* text = static_cast<const char*>(g_bytes_get_data(bytes.get(), &size));
  return KeyFile::parse(built_in_file, {text, size});
}

} // namespace

std::string to_text(const DescriptionError& error) {
  return error.file + (error.line == 0 ? "" : ":" + std::to_string(error.line)) + ": " +
         (error.where.empty() ? "" : error.where + ": ") +
         // Translators: after file, line and key of a mistake, in what `primaweb-launcher --check-portal` prints for
         // whoever maintains the computer. %1 is one of the texts that follow here, up to “XPath 1.0 that finds
         // elements”; hosts, press, choice and the like are words of the file.
         compose(_("expected %1"), error.expected);
}

DescriptionResult load_description(const std::string& path, bool practice) {
  return check(KeyFile::load(path), {Layer::shipped, path}, practice);
}

LayeredDescription load_layers(const std::vector<LayerFile>& files, const std::string& service, bool practice) {
  LayeredDescription result;
  Layering layering{practice, service};
  for (const auto& [layer, path] : files) {
    auto loaded = KeyFile::load(path);
    Origin origin{layer, path};
    if (layer == Layer::shipped && !practice) {
      auto checked = check(loaded, origin, practice);
      if (auto* error = std::get_if<DescriptionError>(&checked)) {
        result.errors.push_back(std::move(*error));
        loaded = load_built_in();
        origin.file = built_in_file;
      }
    }
    if (auto* error = std::get_if<DescriptionError>(&loaded)) {
      result.errors.push_back(std::move(*error));
      continue;
    }
    const auto& file = std::get<KeyFile>(loaded);
    bool is_laid_over = false;
    try {
      auto attempt = layering;
      attempt.add_portal(file, origin);
      layering = std::move(attempt);
      is_laid_over = true;
      layering.add_pages(file, origin);
    } catch (const KeyFileError& fault) {
      result.errors.push_back(file.located(fault));
      if (!is_laid_over)
        layering.trust_no_card_host(file, origin);
    }
  }
  if (!lack(layering.description(), service))
    result.description = layering.description();
  if (result.description || service == default_service)
    return result;
  result = load_layers(files, default_service, practice);
  if (result.description)
    result.errors.push_back({_("the setting \"service\""), 0, service, _("a service that some file describes")});
  return result;
}

} // namespace portal
