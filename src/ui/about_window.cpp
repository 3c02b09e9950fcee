// SPDX-License-Identifier: EUPL-1.2
#include "ui/about_window.h"

#include "config.h"
#include "ui/practice_banner.h"

#include <glibmm/i18n.h>

namespace ui {

AboutWindow::AboutWindow(bool practice) {
  if (practice)
    mark_as_practice(*this);
  set_program_name(window_title("PrimaWeb Launcher", practice)); // and, when shown, a title of it
  // Translators: the title of a window: what program this is.
  const auto title = window_title(_("About PrimaWeb Launcher"), practice);
  signal_map().connect([this, title] { set_title(title); });
  set_logo_icon_name(APP_ID);
  set_version(VERSION);
  set_comments(_("Insert your identity card, type your PIN, be in PrimaWeb"));
  set_website("https://github.com/primaweb-launcher/launcher");
  set_license_type(Gtk::License::CUSTOM);
  // Translators: in the window that says what program this is.
  set_license(_("This program is free software under the European Union Public Licence 1.2 (EUPL-1.2). It "
                "comes without any warranty."));
  set_wrap_license(true);
}

} // namespace ui
