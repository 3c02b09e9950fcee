// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"

#include <webkit/webkit.h>

#include <set>
#include <string>

namespace web {

/// Where a document, or a window it opens, is about to go.
struct Navigation {
  std::string address;
  /// On a link or on what opens a window, by the user's own hand; where a server sends it on to is the server's wish.
  bool is_users_click = false;
  bool is_new_window = false;
  /// A step of a sign-in may lead there: the user may be asked about a host that nobody listed.
  bool is_on_the_way = false;
  /// The user works, and it goes to a host that a sign-in may lead over, and that is no part of where they work.
  bool leads_out = false;
};

/// The hosts of the pages that a session has shown, as portal::Address::host.
using VisitedHosts = std::set<std::string>;

/// A page of this address was shown.
void note_host(VisitedHosts& visited, const std::string& address);

/// Navigation::leads_out, of where the user works: only a pattern lists the host, or the user's yes in an earlier
/// sign-in, and this session has shown no page of it.
[[nodiscard]] bool leads_out(const portal::Description& description, const std::string& address,
                             const VisitedHosts& visited);

/// What WebKit is about to do. To WebKit, what the launcher presses is the user's click as well.
[[nodiscard]] Navigation navigation_of(WebKitNavigationAction* action, bool is_new_window);

enum class Verdict {
  show,           ///< in this view, or to be saved, where the page says so of a link
  save,           ///< a file that the page, or the reader of a PDF, made itself, and that no view shows
  show_here,      ///< wanted in a new window: in a pop-up, or in this view where there are none
  ask_host,       ///< to a host that nobody listed: the user is to be asked
  ask_card,       ///< not by the view: the card's answer is wanted
  open_elsewhere, ///< the user wants to see another site, to write or to call: by a program of the desktop
  ignore,         ///< the user wants something that is not for here: told as NotDone::link
  refuse,         ///< a page wants to go where it may not: told as LoadFault::host_not_listed
};

/// What WebKit itself is to do.
enum class Going { go, save, stay, wait };

/// The answer to WebKit's "decide-policy".
[[nodiscard]] gboolean answer(WebKitPolicyDecision* decision, Going going);

/// Where the view may go (promise 2): to https pages of the description's hosts only. Card hosts are known before all
/// else.
[[nodiscard]] Verdict judge(const portal::Description& description, const Navigation& navigation);

/// The Content-Security-Policy, on top of the pages' own, that keeps frames on the description's hosts: WebKit does not
/// say of a navigation whether it is one of a frame, so frames must not come as far as judge() with any other address.
/// A policy has no word for "but not this one": a pattern that has a card host below it allows no frame.
[[nodiscard]] std::string frame_policy(const portal::Description& description);

} // namespace web
