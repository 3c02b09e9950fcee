// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "practice/portal/exchange.h"
#include "practice/portal/sessions.h"

#include <string>

namespace practice {

/// A page of PrimaWeb with everything that a browser is asked for there: files to save, to read and to send, a window
/// of its own, a question, a link to another site. A form that is sent to it is answered with the file's name and size.
[[nodiscard]] WebAnswer tools_page(const std::string& language, const Visit& visit, const WebRequest& request);

/// The form, to be saved under a name.
[[nodiscard]] WebAnswer form_file();

/// The same, to be read in place.
[[nodiscard]] WebAnswer letter_file();

} // namespace practice
