// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"

#include <webkit/webkit.h>

#include <string>

namespace web {

/// Where a document, or a window it opens, is about to go.
struct Navigation {
  std::string address;
  /// On a link or on what opens a window, by the user's own hand; where a server sends it on to is the server's wish.
  bool is_users_click = false;
  bool is_new_window = false;
};

/// What WebKit is about to do. To WebKit, what the launcher presses is the user's click as well.
[[nodiscard]] Navigation navigation_of(WebKitNavigationAction* action, bool is_new_window);

enum class Verdict {
  show,           ///< in this view
  show_here,      ///< wanted in a new window: in a pop-up, or in this view where there are none
  ask_card,       ///< not by the view: the card's answer is wanted
  open_elsewhere, ///< the user wants to see another site: in the desktop's browser
  ignore,         ///< the user wants something that is not for here
  refuse,         ///< a page wants to go where it may not: told as LoadFault::host_not_listed
};

/// Where the view may go (promise 2): to https pages of the description's hosts only.
[[nodiscard]] Verdict judge(const portal::Description& description, const Navigation& navigation);

/// The Content-Security-Policy, on top of the pages' own, that keeps frames on the description's hosts: WebKit does not
/// say of a navigation whether it is one of a frame, so frames must not come as far as judge() with any other address.
[[nodiscard]] std::string frame_policy(const portal::Description& description);

} // namespace web
