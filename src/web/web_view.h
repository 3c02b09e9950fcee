// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "web/drawing.h"

#include <webkit/webkit.h>

#include <string>

namespace web {

/// A view for other people's pages with personal data in them: nothing is kept, nothing is asked of the user's computer
/// (camera, place, notifications …), nothing is written to the log. `content_policy`: added to every page's own.
[[nodiscard]] base::ObjectPtr<WebKitWebView> make_web_view(WebKitNetworkSession* network,
                                                           const std::string& content_policy, Drawing drawing);

/// The same for a window that a page in `opener` opens: of the same session, in the same process, drawn alike.
[[nodiscard]] base::ObjectPtr<WebKitWebView> make_related_view(WebKitWebView* opener,
                                                               const std::string& content_policy);

} // namespace web
