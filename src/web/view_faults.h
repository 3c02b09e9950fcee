// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"
#include "web/load_fault.h"

#include <webkit/webkit.h>

#include <optional>
#include <string>

namespace web {

/// What WebKit's "load-failed" says; nothing where a load ended because something else was decided for it.
[[nodiscard]] std::optional<LoadFault> fault_of(const GError* load_error);

/// What to tell of a navigation to `address` that was refused: its host only (promise 5).
[[nodiscard]] LoadFailure refusal_of(const std::string& address);

/// Answers WebKit's "authenticate" with no where a host wants a certificate that the description does not name itself:
/// shown by a pattern or by the user's yes, it may be one that wants the card, and only a description can say so.
[[nodiscard]] std::optional<LoadFailure> turn_down_certificate(WebKitAuthenticationRequest* request,
                                                               const portal::Description& description);

/// Answers WebKit's "authenticate" in our stead when that asks for a name and a password: WebKit would ask the user in
/// a dialog of its own, over a page that may be covered, and nothing here keeps passwords. Nothing: it asks for
/// something else, and WebKit knows the answer.
[[nodiscard]] std::optional<LoadFault> turn_down(WebKitAuthenticationRequest* request);

} // namespace web
