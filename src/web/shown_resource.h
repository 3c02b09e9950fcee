// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <webkit/webkit.h>

namespace web {

/// Notes from now on what the main frame of this view shows. Thread: main loop.
void follow_shown_resource(WebKitWebView* view);

/// Returns what the main frame of a view that is followed shows; null: nothing yet, or a page from the page cache, or
/// one that was lost with its process. WebKit's own main resource is that of the last load, which may have become a
/// file to save while what was shown stays. Lifetime: until the next one is shown.
[[nodiscard]] WebKitWebResource* shown_resource(WebKitWebView* view);

} // namespace web
