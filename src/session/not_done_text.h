// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/not_done.h"

#include <glibmm/ustring.h>

namespace session {

/// What the user reads of what a page, or they themselves, wanted and did not get.
[[nodiscard]] Glib::ustring text_of(web::NotDone what);

} // namespace session
