// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/portal/exchange.h"
#include "simulator/portal/hosts.h"
#include "simulator/portal/portal_options.h"
#include "simulator/portal/sessions.h"

#include <string>

namespace simulator {

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

} // namespace simulator
