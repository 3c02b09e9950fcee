// SPDX-License-Identifier: EUPL-1.2
#include "portal/readable_host.h"

#include "base/glib_pointers.h"
#include "portal/public_suffix.h"

#include <gio/gio.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>

namespace portal {

namespace {

/// Letters of Europe's languages. Others of the Latin script look like these, or like signs.
bool is_plain_latin(gunichar letter) {
  constexpr gunichar end_of_latin_extended_a = 0x180;
  constexpr std::array<gunichar, 4> look_alikes{0x131, 0x138, 0x149, 0x17F}; // ı ĸ ŉ ſ
  return letter < end_of_latin_extended_a && std::ranges::find(look_alikes, letter) == look_alikes.end();
}

/// The one script of all letters of a name; nothing where they are of several, or not plainly of one.
bool is_plainly_of_one_script(const char* name) {
  std::optional<GUnicodeScript> script;
  for (const char* at = name; *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar letter = g_utf8_get_char(at);
    if (letter == '.' || letter == '-' || (letter < 0x80 && g_ascii_isdigit(static_cast<char>(letter)) != 0))
      continue;
    const auto its = g_unichar_get_script(letter);
    if (g_unichar_isalpha(letter) == 0 || (its == G_UNICODE_SCRIPT_LATIN && !is_plain_latin(letter)) ||
        script.value_or(its) != its)
      return false;
    script = its;
  }
  return true;
}

/// In letters where that is safe; a name with look-alikes goes back into another one than it came from.
std::string shown(const std::string& name) {
  const base::TextPtr letters{g_hostname_to_unicode(name.c_str())};
  if (!letters || !is_plainly_of_one_script(letters.get()))
    return name;
  const base::TextPtr again{g_hostname_to_ascii(letters.get())};
  return again && name == again.get() ? letters.get() : name;
}

/// The place of the n-th dot from the end; npos: there are fewer.
std::size_t dot_from_the_end(std::string_view name, std::ptrdiff_t number) {
  auto at = std::string_view::npos;
  for (; number > 0; --number) {
    if (at == 0)
      return std::string_view::npos;
    at = name.rfind('.', at == std::string_view::npos ? at : at - 1);
    if (at == std::string_view::npos)
      return at;
  }
  return at;
}

} // namespace

ReadableHost readable_host(const std::string& host) {
  const auto colon = std::min(host.find(':'), host.size());
  const auto name = host.substr(0, colon);
  ReadableHost readable{.host = host, .before = {}, .domain = shown(name), .port = host.substr(colon)};
  const auto domain = registrable_domain(name);
  if (domain.empty())
    return readable;
  const auto labels = std::ranges::count(domain, '.') + 1;
  const auto dot = dot_from_the_end(readable.domain, labels);
  if (dot == std::string::npos)
    return readable;
  readable.before = readable.domain.substr(0, dot + 1);
  readable.domain.erase(0, dot + 1);
  return readable;
}

} // namespace portal
