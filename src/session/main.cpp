// SPDX-License-Identifier: EUPL-1.2
#include "config.h"
#include "session/portal_check.h"
#include "session/session_application.h"

#include <glib/gi18n.h>
#include <glibmm/init.h>
#include <glibmm/optioncontext.h>
#include <glibmm/optionentry.h>
#include <glibmm/optiongroup.h>

#include <clocale>
#include <iostream>
#include <optional>
#include <string>

namespace {

struct Options {
  std::optional<std::string> practice_directory;
  bool check_portal = false;
  bool live = false;
};

Glib::OptionEntry entry(const char* name) {
  Glib::OptionEntry option;
  option.set_long_name(name);
  return option;
}

Options parse(int& argc, char**& argv) {
  Options options;
  std::string directory;
  Glib::OptionGroup group{"primaweb-session", "primaweb-session"};
  group.add_entry_filename(entry("practice"), directory);
  group.add_entry(entry("check-portal"), options.check_portal);
  group.add_entry(entry("live"), options.live);
  Glib::OptionContext context;
  context.set_main_group(group);
  context.parse(argc, argv);
  if (!directory.empty())
    options.practice_directory = directory;
  return options;
}

} // namespace

int main(int argc, char** argv) {
  std::setlocale(LC_ALL, ""); // NOLINT(concurrency-mt-unsafe): before any thread
  bindtextdomain(GETTEXT_DOMAIN, LOCALE_DIR);
  bind_textdomain_codeset(GETTEXT_DOMAIN, "UTF-8");
  textdomain(GETTEXT_DOMAIN);
  Glib::init();
  try {
    const auto options = parse(argc, argv);
    if (options.check_portal)
      return session::check_portal(options.practice_directory, options.live, std::cout);
    if (options.practice_directory) {
      // Before any thread: from here on no real reader can be reached (promise 8).
      g_setenv("PCSCLITE_CSOCK_NAME", (*options.practice_directory + "/pcscd.comm").c_str(), TRUE);
    }
    session::SessionApplication application{options.practice_directory};
    return application.run();
  } catch (const Glib::Error& error) {
    std::cerr << "primaweb-session: " << error.what() << '\n';
    return 1;
  }
}
