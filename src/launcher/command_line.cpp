// SPDX-License-Identifier: EUPL-1.2
#include "launcher/command_line.h"

#include "bus/side_window.h"
#include "installed_paths.h"

#include <glib/gi18n.h>
#include <glibmm/error.h>
#include <glibmm/optioncontext.h>
#include <glibmm/optionentry.h>
#include <glibmm/optiongroup.h>

#include <filesystem>
#include <utility>

namespace launcher {
namespace {

Glib::OptionEntry entry(const char* name, const char* description, const char* argument = "") {
  Glib::OptionEntry option;
  option.set_long_name(name);
  option.set_description(description);
  option.set_arg_description(argument);
  return option;
}

Glib::OptionEntry hidden(Glib::OptionEntry option) {
  option.set_flags(Glib::OptionEntry::Flags::HIDDEN);
  return option;
}

struct Words {
  std::string practice;
  std::string session;
  std::string export_learned;
  bool by_desktop = false;
  bool preferences = false;
  CommandLine line;
};

void add_entries(Glib::OptionGroup& group, Words& words) {
  // Translators: in the help of the command line (--help).
  group.add_entry(entry("start", _("Open the sign-in window")), words.line.start);
  // Translators: in the help of the command line (--help).
  group.add_entry(entry("preferences", _("Show the window with the settings")), words.preferences);
  // Translators: in the help of the command line (--help).
  group.add_entry(entry("at-login", _("Wait in the tray, unless the settings say that it is not to start at log-in")),
                  words.line.at_login);
  // Translators: in the help of the command line (--help).
  group.add_entry(entry("status", _("Print how the launcher stands, in one line")), words.line.status);
  // Translators: in the help of the command line (--help). JSON is a format for programs.
  group.add_entry(entry("json", _("With --status or --check-up: print it as JSON")), words.line.json);
  // Translators: in the help of the command line (--help).
  group.add_entry(entry("quit", _("Sign out and end the launcher")), words.line.quit);
  // Translators: in the help of the command line (--help).
  group.add_entry(entry("check-up", _("Look at everything that a sign-in needs, and print what is wrong")),
                  words.line.check_up);
  // Translators: in the help of the command line (--help). What is meant is the files that describe the portal's pages.
  group.add_entry(entry("check-portal", _("Print what is known of the portal, and what is wrong in its files")),
                  words.line.check_portal);
  // Translators: in the help of the command line (--help).
  group.add_entry(entry("live", _("With --check-portal: ask the portal's public addresses, too")), words.line.live);
  // Translators: in the help of the command line (--help). Pages of the portal that the launcher goes on from by
  // itself, since its user did so before.
  group.add_entry(entry("learned", _("Print the pages that the launcher was asked to remember")), words.line.learned);
  // Translators: in the help of the command line (--help).
  group.add_entry(entry("forget-learned", _("Forget them")), words.line.forget_learned);
  // Translators: in the help of the command line: stands for the address of a page.
  const char* address = _("ADDRESS");
  // Translators: in the help of the command line (--help). What is meant is a page of the portal.
  group.add_entry_filename(entry("forget-page", _("Forget the page of this address only"), address),
                           words.line.forget_page);
  // Translators: in the help of the command line (--help).
  const char* export_road = _("Write them to this file, for other computers");
  // Translators: in the help of the command line: stands for the name of a file.
  const char* file = _("FILE");
  group.add_entry_filename(entry("export-road", export_road, file), words.line.export_learned);
  group.add_entry_filename(hidden(entry("export-learned", "", file)),
                           words.export_learned); // what it was called before
  // Translators: in the help of the command line (--help). What is meant is hosts, paths, and names of links and
  // buttons, for those who make this program.
  const char* portal_report =
      _("Show what was met on the last way through the portal, and write it to this file if you "
        "agree; “-”: only show it");
  group.add_entry_filename(entry("portal-report", portal_report, file), words.line.portal_report);
  // Translators: in the help of the command line (--help).
  group.add_entry(entry("version", _("Print the version")), words.line.version);
  // Translators: in the help of the command line (--help). The practice directory is made by primaweb-practice.
  const char* practice = _("Practise with the card and the portal in this practice directory");
  // Translators: in the help of the command line: stands for the name of a directory.
  group.add_entry_filename(entry("practice", practice, _("DIRECTORY")), words.practice);
  // Translators: in the help of the command line (--help). A log tells what a program does, step by step.
  group.add_entry_filename(
      entry("log", _("Append to this file what the launcher does, without anything personal"), file), words.line.log);
  group.add_entry_filename(hidden(entry("session", "")), words.session);
  group.add_entry_filename(hidden(entry("activation-token", "")), words.line.activation_token);
  group.add_entry_filename(hidden(entry("show", "")), words.line.show); // of the desktop entry's actions
  // Gio::Application looks at this one; it comes from the D-Bus service.
  group.add_entry(hidden(entry("gapplication-service", "")), words.by_desktop);
}

} // namespace

std::variant<CommandLine, Misused> parse_command_line(std::vector<std::string> arguments,
                                                      const std::string& directory) {
  Words words;
  Glib::OptionGroup group{"launcher", ""};
  add_entries(group, words);
  Glib::OptionContext context;
  context.set_main_group(group);

  std::vector<char*> raw;
  raw.reserve(arguments.size() + 1);
  for (auto& argument : arguments)
    raw.push_back(argument.data());
  raw.push_back(nullptr);
  int count = static_cast<int>(arguments.size());
  char** at = raw.data();
  try {
    context.parse(count, at);
  } catch (const Glib::Error& error) {
    return Misused{error.what()};
  }
  if (count > 1)
    // Translators: an error of the command line.
    return Misused{Glib::ustring::compose(_("Not understood: %1"), Glib::ustring{at[1]})};

  auto line = std::move(words.line);
  if (words.preferences)
    line.show = to_word(bus::SideWindow::preferences);
  if (!words.practice.empty())
    line.practice = (std::filesystem::path{directory} / words.practice).lexically_normal().string();
  if (line.export_learned.empty())
    line.export_learned = words.export_learned;
  for (auto* file : {&line.export_learned, &line.portal_report, &line.log})
    if (!file->empty() && (*file != "-" || file == &line.log))
      *file = (std::filesystem::path{directory} / *file).lexically_normal().string();
  line.session = words.session.empty() ? std::string{installed::helper_programs} + "/primaweb-session"
                                       : (std::filesystem::path{directory} / words.session).lexically_normal().string();
  return line;
}

} // namespace launcher
