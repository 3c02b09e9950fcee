// SPDX-License-Identifier: EUPL-1.2
#include "launcher/activation_token.h"

#include <glibmm/miscutils.h>

namespace launcher {

std::string ActivationToken::of_this_process() {
  std::string token;
  for (const char* name : {"DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN"}) {
    if (auto value = Glib::getenv(name); !value.empty())
      token = std::move(value);
    Glib::unsetenv(name);
  }
  return token;
}

} // namespace launcher
