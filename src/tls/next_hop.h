// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "tls/card_hosts.h"

#include <variant>

namespace tls {

/// The most redirects that one card request follows.
inline constexpr int most_redirects = 5;

/// The answer leads nowhere: it is the page itself.
struct IsPage {};

/// To a card host: with the card again.
struct FollowWithCard {
  base::UriPtr address;
  bool keeps_method = false; ///< and body; otherwise the next request is a plain GET
};

/// To somewhere that is no card host: without the card, so for the view.
struct LeaveToView {
  base::UriPtr address; ///< of the web; the view judges it like any other
};

/// From card host to card host without an end.
struct TooManyRedirects {};

using NextHop = std::variant<IsPage, FollowWithCard, LeaveToView, TooManyRedirects>;

/// What follows an answer of `from` with this status and Location header (null when it has none), after `followed`
/// redirects.
[[nodiscard]] NextHop next_hop(GUri* from, unsigned status, const char* location, const CardHosts& hosts, int followed);

} // namespace tls
