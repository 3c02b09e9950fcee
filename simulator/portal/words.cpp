// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/words.h"

#include "base/glib_pointers.h"

#include <stdexcept>

/// Made by glib-compile-resources, whose header leaves out that it is C.
extern "C" GResource* practice_pages_get_resource();

namespace simulator {

namespace {} // namespace

bool is_portal_language(std::string_view language) {
  return language == "nl" || language == "fr" || language == "de";
}

std::string built_in_file(const std::string& name) {
  const std::string path = "/io/github/primaweb_launcher/practice/" + name;
  const base::BytesPtr content{
      g_resource_lookup_data(practice_pages_get_resource(), path.c_str(), G_RESOURCE_LOOKUP_FLAGS_NONE, nullptr)};
  if (!content)
    throw std::runtime_error("no built-in file " + name);
  gsize size = 0;
  const auto* data = static_cast<const char*>(g_bytes_get_data(content.get(), &size));
  return {data, size};
}

Values words(std::string_view language) {
  const std::string text = built_in_file("words.ini");
  const base::KeyFilePtr file{g_key_file_new()};
  if (g_key_file_load_from_data(file.get(), text.c_str(), text.size(), G_KEY_FILE_NONE, nullptr) == 0)
    throw std::runtime_error("words.ini is not a key file");
  const std::string wanted{language};
  const std::string group = g_key_file_has_group(file.get(), wanted.c_str()) != 0 ? wanted : "nl";
  Values found{{"language", group}};
  const base::TextsPtr keys{g_key_file_get_keys(file.get(), group.c_str(), nullptr, nullptr)};
  for (char** key = keys.get(); *key != nullptr; ++key) {
    const base::TextPtr value{g_key_file_get_string(file.get(), group.c_str(), *key, nullptr)};
    found.emplace(*key, value.get());
  }
  return found;
}

} // namespace simulator
