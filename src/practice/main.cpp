// SPDX-License-Identifier: EUPL-1.2
#include "config.h"
#include "practice/headless.h"
#include "practice/practice_options.h"
#include "practice/windowed.h"

#include <giomm/init.h>
#include <glibmm/miscutils.h>
#include <libintl.h>

#include <clocale>
#include <iostream>

namespace {

int practise(const practice::PracticeOptions& options) {
  // GnuTLS under GIO reads this once, at the first connection.
  if (options.only_tls_1_2)
    Glib::setenv("G_TLS_GNUTLS_PRIORITY", "NORMAL:-VERS-TLS1.3");
  if (options.only_tls_1_3)
    Glib::setenv("G_TLS_GNUTLS_PRIORITY", "NORMAL:-VERS-ALL:+VERS-TLS1.3");
  return options.headless ? practice::run_headless(options) : practice::run_windowed(options);
}

} // namespace

int main(int argc, char** argv) {
  std::setlocale(LC_ALL, ""); // NOLINT(concurrency-mt-unsafe): no thread yet
  bindtextdomain(GETTEXT_DOMAIN, LOCALE_DIR);
  bind_textdomain_codeset(GETTEXT_DOMAIN, "UTF-8");
  textdomain(GETTEXT_DOMAIN);
  Gio::init();
  try {
    return practise(practice::read_options(argc, argv));
  } catch (const practice::OptionsError& error) {
    std::cerr << error.what() << '\n';
    return 2;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
