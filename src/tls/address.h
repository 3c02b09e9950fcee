// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "tls/gio_handle.h"

#include <string>

namespace tls {

/// Nothing when `text` is no absolute address of the web.
[[nodiscard]] Uri parse_address(const std::string& text);

/// `reference`, as found on the page of `base`; nothing when it leads to something that is not the web.
[[nodiscard]] Uri resolve_address(GUri* base, const std::string& reference);

[[nodiscard]] std::string address_text(GUri* address);

} // namespace tls
