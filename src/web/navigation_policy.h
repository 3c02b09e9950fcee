// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"

#include <string>

namespace web {

/// Where a document, or a window it opens, is about to go.
struct Navigation {
  std::string address;
  bool is_users_click = false; ///< on a link, by the user's own hand
  bool is_new_window = false;
};

enum class Verdict {
  show,           ///< in this view
  show_here,      ///< wanted in a new window: in this view instead, which has only one
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
