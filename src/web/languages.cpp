// SPDX-License-Identifier: EUPL-1.2
#include "web/languages.h"

#include <webkit/webkit.h>

#include <algorithm>
#include <array>

namespace web {

std::string users_language(const std::string& wanted) {
  std::string name = g_get_language_names()[0];
  name.erase(std::min(name.find_first_of(".@"), name.size()));
  std::ranges::replace(name, '_', '-');
  if (!wanted.empty() && name.substr(0, name.find('-')) != wanted)
    return wanted + "-BE";
  return name.empty() || name == "C" || name == "POSIX" ? "en" : name;
}

void name_language(const std::string& language) {
  const std::array<const char*, 2> languages{language.c_str(), nullptr};
  webkit_web_context_set_preferred_languages(webkit_web_context_get_default(), languages.data());
}

} // namespace web
