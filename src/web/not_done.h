// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace web {

/// What a page, or its user, wanted and was not done.
enum class NotDone {
  window,  ///< a window of its own, which the page wanted by itself
  link,    ///< a kind of address that leads nowhere from here
  program, ///< no program of the desktop opens that kind of address
  print,   ///< something came to no printer
  save,    ///< the document that is shown could not be had
  sign_in, ///< a window beside the page wants the card, which only the page itself is asked for
};

} // namespace web
