// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/portal/exchange.h"
#include "simulator/portal/sessions.h"

#include <string>

namespace simulator {

/// A page of PrimaWeb with everything that a browser is asked for there: files to save, to read and to send, a window
/// of its own, a question, a link to another site. A form that is sent to it is answered with the file's name and size,
/// or with the note.
[[nodiscard]] WebAnswer tools_page(const std::string& language, const Visit& visit, const WebRequest& request);

/// The form, to be saved under a name.
[[nodiscard]] WebAnswer form_file();

/// The same, to be read in place.
[[nodiscard]] WebAnswer letter_file();

} // namespace simulator
