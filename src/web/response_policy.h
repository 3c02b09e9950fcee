// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <webkit/webkit.h>

namespace web {

/// The document of the view's main frame came with a status by which the server has a fault of its own (500 and above).
[[nodiscard]] bool is_page_out_of_service(WebKitPolicyDecision* response);

/// Shows what came where WebKit can (pages, pictures, PDF) and the server does not want it saved; else makes it a
/// download.
void decide_response(WebKitPolicyDecision* decision);

} // namespace web
