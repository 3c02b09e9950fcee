// SPDX-License-Identifier: EUPL-1.2
#include "session/launch_token.h"

#include "base/glib_pointers.h"

#include <gdk/gdk.h>

namespace session {

std::string make_launch_token() {
  const base::ObjectPtr<GAppInfo> program{g_app_info_create_from_commandline(
      "primaweb-session", "PrimaWeb Launcher", G_APP_INFO_CREATE_SUPPORTS_STARTUP_NOTIFICATION, nullptr)};
  const base::ObjectPtr<GdkAppLaunchContext> context{gdk_display_get_app_launch_context(gdk_display_get_default())};
  const base::TextPtr token{
      g_app_launch_context_get_startup_notify_id(G_APP_LAUNCH_CONTEXT(context.get()), program.get(), nullptr)};
  return token ? token.get() : "";
}

} // namespace session
