// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <webkit/webkit.h>

namespace web {

/// Shows what came where WebKit can (pages, pictures, PDF) and the server does not want it saved; else makes it a
/// download.
void decide_response(WebKitPolicyDecision* decision);

} // namespace web
