// SPDX-License-Identifier: EUPL-1.2
#include "session/portal_report.h"

#include "base/glib_pointers.h"
#include "config.h"
#include "portal/file_mode.h"
#include "session/preferences.h"
#include "session/session_config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h> // NOLINT(modernize-deprecated-headers): rpmatch() is not in the standard's

#include <filesystem>
#include <memory>

namespace session {

namespace {

constexpr gsize most_bytes = gsize{64} << 10U;

std::string heading(bool practice) {
  const auto language = portal_language();
  // Translators: the first line of a report that users send to a help desk.
  std::string text =
      practice ? _("Report of a walk through the practice portal") : _("Report of a walk through the portal");
  text += " (PrimaWeb Launcher " VERSION;
  text += (language.empty() ? "" : ", " + language) + ")\n";
  // Translators: explains the lines of that report, which follow.
  text +=
      _("Hosts, paths, and what was pressed or chosen from, by role and name. “…” and “#” stand for what is left out: "
        "lines of lists, people, institutions, numbers. There is no query, and nothing that was filled in.");
  return text + "\n\n";
}

} // namespace

std::string walk_file(const std::optional<std::string>& practice_directory) {
  return practice_directory.value_or(std::string{g_get_user_state_dir()} + "/primaweb-launcher") + "/last-walk.txt";
}

bool forget_walk(const std::optional<std::string>& practice_directory) {
  const auto file = walk_file(practice_directory);
  return g_unlink(file.c_str()) == 0 || !std::filesystem::exists(file);
}

std::optional<std::string> portal_report(const std::optional<std::string>& practice_directory) {
  if (!may_learn()) {
    forget_walk(practice_directory);
    return std::nullopt;
  }
  char* content = nullptr;
  gsize size = 0;
  const bool is_there = g_file_get_contents(walk_file(practice_directory).c_str(), &content, &size, nullptr) != FALSE;
  const base::TextPtr walk{content};
  if (!is_there || size > most_bytes || g_utf8_validate(walk.get(), static_cast<gssize>(size), nullptr) == FALSE)
    return std::nullopt;
  return heading(practice_directory.has_value()) + std::string{walk.get(), size};
}

bool save_report(const std::string& report, const std::string& path) {
  return g_file_set_contents_full(path.c_str(), report.data(), static_cast<gssize>(report.size()),
                                  G_FILE_SET_CONTENTS_CONSISTENT, portal::for_its_user, nullptr) != FALSE;
}

int tell_portal_report(const std::optional<std::string>& practice_directory, const std::string& file, std::istream& in,
                       std::ostream& out, std::ostream& errors) {
  const auto report = portal_report(practice_directory);
  if (!report) {
    // Translators: printed for `primaweb-launcher --portal-report FILE`.
    errors << _("No way through the portal is kept: there was no sign-in yet, or learning is switched off.") << '\n';
    return 1;
  }
  out << *report;
  if (file == "-")
    return 0;
  // Translators: asked after `primaweb-launcher --portal-report FILE` printed the report; the file's name follows.
  out << '\n' << _("Nothing has been sent. Shall this be written to the file?") << ' ' << file << ' ';
  // Translators: after that question and the file's name: the letters for yes and no, of which the large one is meant
  // by no answer. Those that a system of this language understands: for Dutch [j/N].
  out << _("[y/N]") << ' ';
  out.flush();
  std::string answer;
  std::getline(in, answer);
  if (rpmatch(answer.c_str()) != 1) {
    // Translators: printed when the user did not want the file written.
    errors << _("Not written.") << '\n';
    return 1;
  }
  if (save_report(*report, file))
    return 0;
  errors << _("This file cannot be written: ") << file << '\n';
  return 1;
}

} // namespace session
