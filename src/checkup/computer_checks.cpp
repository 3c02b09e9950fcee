// SPDX-License-Identifier: EUPL-1.2
#include "checkup/computer_checks.h"

#include "base/glib_pointers.h"
#include "config.h"

#include <glib.h>
#include <glibmm/i18n.h>
#include <glibmm/ustring.h>
#include <unistd.h>

#include <clocale>
#include <memory>

namespace checkup {

namespace {

std::string variable(const char* name) {
  const char* value = g_getenv(name);
  return value == nullptr ? "" : value;
}

void append(std::string& text, const std::string& more) {
  if (!more.empty())
    text += (text.empty() ? "" : ", ") + more;
}

bool is_flatpak() {
  return access("/.flatpak-info", F_OK) == 0;
}

} // namespace

Line check_program() {
  return {Check::program, State::good, VERSION, {}};
}

Line check_libraries(const std::vector<Library>& libraries) {
  std::string text;
  for (const auto& [name, version] : libraries)
    append(text, std::string{name}.append(" ").append(version));
  return {Check::libraries, State::good, text, {}};
}

Line check_system() {
  std::string text;
  const base::TextPtr name{g_get_os_info(G_OS_INFO_KEY_PRETTY_NAME)};
  if (name)
    append(text, name.get());
  append(text, variable("XDG_CURRENT_DESKTOP"));
  append(text, variable("XDG_SESSION_TYPE"));
  if (is_flatpak())
    append(text, "Flatpak");
  return {Check::system, State::good, text, {}};
}

Line check_locale(const std::string& portal_language) {
  const char* current = std::setlocale(LC_MESSAGES, nullptr); // NOLINT(concurrency-mt-unsafe): only asks
  const std::string locale = current == nullptr ? "?" : current;
  if (g_get_charset(nullptr) == FALSE)
    // Translators: in the report of the check-up; %1 is a locale, as de_DE.ISO-8859-1. UTF-8 is a way to write letters.
    return {Check::locale,
            State::look,
            Glib::ustring::compose(_("%1: not UTF-8, so some letters may be lost"), locale),
            {}};
  if (portal_language.empty())
    return {Check::locale,
            State::look,
            // Translators: in the report of the check-up; %1 is a locale, as en_GB.UTF-8.
            Glib::ustring::compose(_("%1: the portal is not in this language"), locale),
            {}};
  // Translators: in the report of the check-up; %1 is a locale, as nl_BE.UTF-8, and %2 a language, as nl.
  return {Check::locale,
          State::good,
          Glib::ustring::compose(_("%1: the portal is opened in “%2”"), locale, Glib::ustring{portal_language}),
          {}};
}

} // namespace checkup
