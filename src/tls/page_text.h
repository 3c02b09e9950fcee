// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace tls {

/// A page in UTF-8, from the character set that its Content-Type names. What cannot be converted is replaced.
/// `charset` may be null: UTF-8 when it is that, else Windows-1252, as browsers do.
[[nodiscard]] std::string page_text(const std::string& bytes, const char* charset);

} // namespace tls
