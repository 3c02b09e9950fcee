// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/page.h"

#include <optional>
#include <string_view>

namespace portal {

/// The meaning for a description's word ("way-in"); nothing for a word it does not have.
[[nodiscard]] std::optional<Meaning> meaning_from(std::string_view word);

[[nodiscard]] std::string_view word_for(Meaning meaning);

/// On such a page one thing is pressed.
[[nodiscard]] bool is_pressed(Meaning meaning);
/// Such a page is a list of options to choose from.
[[nodiscard]] bool is_choice(Meaning meaning);

/// Such a page ends a sign-in or a session, whatever was pressed before it.
[[nodiscard]] bool is_dead_end(Meaning meaning);

} // namespace portal
