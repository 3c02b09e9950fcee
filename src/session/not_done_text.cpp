// SPDX-License-Identifier: EUPL-1.2
#include "session/not_done_text.h"

#include <glibmm/i18n.h>

namespace session {

Glib::ustring text_of(web::NotDone what) {
  switch (what) {
  case web::NotDone::window:
    return _("The page wanted to open a window by itself. It was not opened.");
  case web::NotDone::link:
    return _("This link leads to something that cannot be opened from here.");
  case web::NotDone::program:
    return _("No program on this computer opens this.");
  case web::NotDone::print:
    return _("It could not be printed. Check the printer, then print it again.");
  case web::NotDone::save:
    return _("The document could not be saved. Please try again.");
  case web::NotDone::sign_in:
    return _("This window asks for a new sign-in. Please close it, sign out and sign in again.");
  }
  return {};
}

} // namespace session
