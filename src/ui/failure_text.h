// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/failure.h"

#include <glibmm/ustring.h>

namespace ui {

/// A failure in the user's words and language.
struct FailureText {
  Glib::ustring title;      ///< what happened
  Glib::ustring what_to_do; ///< one or two sentences
  Glib::ustring button;     ///< the one button, with a mnemonic underscore
  Glib::ustring command;    ///< what the helpdesk types to mend it; empty where there is no such line
};

[[nodiscard]] FailureText failure_text(signin::Failure failure);

/// What happened and what to do, in one.
[[nodiscard]] Glib::ustring remedy_text(signin::Failure failure);

} // namespace ui
