// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/failure.h"
#include "tls/card_request.h"
#include "web/load_fault.h"

#include <gio/gio.h>

namespace session {

/// The failure that a user meets when the view could not show a page. `connectivity`: what the desktop knows of its
/// network; behind one that wants a sign-in first, all else that goes wrong comes from that.
[[nodiscard]] signin::Failure failure_of(web::LoadFault fault, GNetworkConnectivity connectivity);

/// The same for the card request.
[[nodiscard]] signin::Failure failure_of(tls::RequestFault fault, GNetworkConnectivity connectivity);

} // namespace session
