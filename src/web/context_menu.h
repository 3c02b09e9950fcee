// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <webkit/webkit.h>

namespace web {

/// Leaves in the view's menu only what one does with a text, and reloading: nothing that copies an address, saves or
/// opens something outside the session, or is for developers.
void keep_context_menu_short(WebKitWebView* view);

} // namespace web
