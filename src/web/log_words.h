// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/page.h"
#include "web/load_fault.h"

#include <optional>
#include <string>

/// What a log may say of pages: hosts, rules and kinds of failure. No path, query, title, text or value (promise 5).
namespace web {

[[nodiscard]] const char* log_word(LoadFault fault);

/// The rule that fits. A learned one is not named: its name is the page's address.
[[nodiscard]] std::string log_word(const std::optional<portal::Page>& page);

/// "no host" for what is no address of the web.
[[nodiscard]] std::string log_host(const std::string& address);

} // namespace web
