// SPDX-License-Identifier: EUPL-1.2
#include "ui/resources.h"

#include <gio/gio.h>

extern "C" {
#include "primaweb-ui-resources.h"
}

namespace ui {

std::string resource_path(const std::string& file) {
  // Named here so that a static library's resources are linked in, and registered with them.
  static_cast<void>(primaweb_ui_get_resource());
  return "/io/github/primaweb_launcher/Launcher/" + file;
}

} // namespace ui
