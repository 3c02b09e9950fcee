// SPDX-License-Identifier: EUPL-1.2
#include "config.h"
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
};

Options parse(int& argc, char**& argv) {
  std::string directory;
  Glib::OptionGroup group{"primaweb-session", "primaweb-session"};
  Glib::OptionEntry practice;
  practice.set_long_name("practice");
  practice.set_arg_description("DIR");
  group.add_entry_filename(practice, directory);
  Glib::OptionContext context;
  context.set_main_group(group);
  context.parse(argc, argv);
  return {directory.empty() ? std::nullopt : std::optional{directory}};
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
