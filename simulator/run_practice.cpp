// SPDX-License-Identifier: EUPL-1.2
#include "simulator/run_practice.h"

#include "config.h"
#include "installed_paths.h"
#include "simulator/headless.h"
#include "simulator/lessons/lesson_check.h"
#include "simulator/option_list.h"
#include "simulator/windowed.h"

#include <giomm/init.h>
#include <glibmm/miscutils.h>
#include <libintl.h>

#include <clocale>
#include <iostream>

namespace simulator {

namespace {

int practise_with(const PracticeOptions& options) {
  if (!options.lesson_to_check.empty())
    return check_lesson(options.lesson_to_check);
  // GnuTLS under GIO reads this once, at the first connection.
  if (options.only_tls_1_2)
    Glib::setenv("G_TLS_GNUTLS_PRIORITY", "NORMAL:-VERS-TLS1.3");
  if (options.only_tls_1_3)
    Glib::setenv("G_TLS_GNUTLS_PRIORITY", "NORMAL:-VERS-ALL:+VERS-TLS1.3");
  return options.headless ? run_headless(options) : run_windowed(options);
}

} // namespace

int practise(int argc, char** argv, OptionsReader read) {
  std::setlocale(LC_ALL, ""); // NOLINT(concurrency-mt-unsafe): no thread yet
  bindtextdomain(GETTEXT_DOMAIN, installed::translations);
  bind_textdomain_codeset(GETTEXT_DOMAIN, "UTF-8");
  textdomain(GETTEXT_DOMAIN);
  Gio::init();
  try {
    return practise_with(read(argc, argv));
  } catch (const OptionsError& error) {
    std::cerr << error.what() << '\n';
    return 2;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}

} // namespace simulator
