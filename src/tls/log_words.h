// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "tls/card_request.h"

/// What a log may say of a card request: hosts and kinds of failure, and no address, cookie or page (promise 5).
namespace tls {

[[nodiscard]] const char* log_word(RequestFault fault);

} // namespace tls
