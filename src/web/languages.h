// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace web {

/// The user's language as the portal is told it, as in "nl-BE" (RFC 5646). One, so that it stands in a header as it is.
/// `wanted`: "nl", where it shall be that one; empty: the computer's.
[[nodiscard]] std::string users_language(const std::string& wanted);

/// Has WebKit's requests from now on name that language.
void name_language(const std::string& language);

} // namespace web
