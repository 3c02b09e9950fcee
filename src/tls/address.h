// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"

#include <string>

namespace tls {

/// Nothing when `text` is no absolute address of the web.
[[nodiscard]] base::UriPtr parse_address(const std::string& text);

/// `reference`, as found on the page of `base`; nothing when it leads to something that is not the web.
[[nodiscard]] base::UriPtr resolve_address(GUri* base, const std::string& reference);

[[nodiscard]] std::string address_text(GUri* address);

} // namespace tls
