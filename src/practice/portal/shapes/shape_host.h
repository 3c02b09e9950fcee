// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "practice/portal/exchange.h"
#include "practice/portal/hosts.h"
#include "practice/portal/portal_options.h"
#include "practice/portal/sessions.h"

#include <string>

namespace practice {

/// Where all pages of a shape are, after the language.
inline constexpr const char* shape_folder = "/shape/";

/// Where a signed-in user begins: sent on to the page that is theirs now.
inline constexpr const char* shape_begin = "/shape/begin";

/// What of the portal is asked for.
struct ShapeRequest {
  const WebRequest& request;
  std::string language;
  std::string page; ///< the path after shape_folder
};

/// The portal's pages after the sign-in, in the shape of `options`, which has one. Every page but the next one on the
/// way sends on to that. WebAnswer::pressed says what was pressed, and whether it leads on.
[[nodiscard]] WebAnswer answer_in_shape(const ShapeRequest& asked, Visit& visit, const Origins& origins,
                                        const PortalOptions& options);

} // namespace practice
