// SPDX-License-Identifier: EUPL-1.2
#include "config.h"
#include "installed_paths.h"
#include "simulator/headless.h"
#include "simulator/lessons/lesson_check.h"
#include "simulator/practice_options.h"
#include "simulator/windowed.h"

#include <giomm/init.h>
#include <glibmm/miscutils.h>
#include <libintl.h>

#include <clocale>
#include <iostream>

namespace {

int practise(const simulator::PracticeOptions& options) {
  if (!options.lesson_to_check.empty())
    return simulator::check_lesson(options.lesson_to_check);
  // GnuTLS under GIO reads this once, at the first connection.
  if (options.only_tls_1_2)
    Glib::setenv("G_TLS_GNUTLS_PRIORITY", "NORMAL:-VERS-TLS1.3");
  if (options.only_tls_1_3)
    Glib::setenv("G_TLS_GNUTLS_PRIORITY", "NORMAL:-VERS-ALL:+VERS-TLS1.3");
  return options.headless ? simulator::run_headless(options) : simulator::run_windowed(options);
}

} // namespace

int main(int argc, char** argv) {
  std::setlocale(LC_ALL, ""); // NOLINT(concurrency-mt-unsafe): no thread yet
  bindtextdomain(GETTEXT_DOMAIN, installed::translations);
  bind_textdomain_codeset(GETTEXT_DOMAIN, "UTF-8");
  textdomain(GETTEXT_DOMAIN);
  Gio::init();
  try {
    return practise(simulator::read_options(argc, argv));
  } catch (const simulator::OptionsError& error) {
    std::cerr << error.what() << '\n';
    return 2;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
