// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

typedef struct _SoupCookie SoupCookie; // NOLINT(modernize-use-using,bugprone-reserved-identifier): libsoup's own

namespace web {

/// What a navigation of the view's main frame is to the cookies of where it goes. (RFC 6265bis §5.2 and §5.8.3)
struct NavigationSite {
  bool is_same_site = true;
  bool is_safe = true; ///< its method changes nothing at the server: GET
};

/// Returns whether an address is of the same site as the document that leads there: both https, and below the same
/// registrable domain. `from`: empty when no document does.
[[nodiscard]] bool is_same_site(const std::string& from, const std::string& to);

/// Returns whether a browser sends the cookie along.
[[nodiscard]] bool goes_along(SoupCookie* cookie, NavigationSite site);

} // namespace web
