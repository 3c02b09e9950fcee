// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"
#include "tls/trust.h"

#include <string>
#include <vector>

namespace session {

/// What became of asking for one address.
struct LiveAnswer {
  std::string address;
  bool is_fine = false;
  std::string told; ///< "200", "302 to www.example.be/path", or why there was no answer; never a query
};

/// Asks once, without cookies and without following redirects, for each address of the description that needs no
/// sign-in: the start addresses and `public-pages`; never for one of a card host. Runs the default main context until
/// all have answered, or `bound_seconds` have passed.
///
/// Fine is an answer below 400 that does not lead to a host outside the description.
[[nodiscard]] std::vector<LiveAnswer> check_live(const portal::Description& description, const tls::Trust& trust,
                                                 unsigned bound_seconds);

} // namespace session
