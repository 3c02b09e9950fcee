// SPDX-License-Identifier: EUPL-1.2
#include "ui/resources.h"

#include <gio/gio.h>

/// In the C file that glib-compile-resources makes of data/ui/primaweb-ui.gresource.xml.
extern "C" GResource* primaweb_ui_get_resource();

namespace ui {

std::string resource_path(const std::string& file) {
  // Named here so that a static library's resources are linked in, and registered with them.
  static_cast<void>(primaweb_ui_get_resource());
  return "/io/github/primaweb_launcher/Launcher/" + file;
}

} // namespace ui
