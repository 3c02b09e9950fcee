// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <webkit/webkit.h>

#include <string>

namespace web {

/// Has a script of the launcher's own, `NAME_script.js`, run at the start of every document that comes, in the script
/// world of this name, which the page's own scripts do not see.
void add_user_script(WebKitUserContentManager* manager, const std::string& name, WebKitUserContentInjectedFrames frames,
                     const char* world);

} // namespace web
