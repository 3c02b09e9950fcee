// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "memory/card_memory.h"

#include <optional>
#include <string>

namespace memory {

/// What a card's entry in the keyring holds: a small key file.
[[nodiscard]] std::string to_entry_text(const CardRecord& record);

/// Nothing when the text is broken, or written by a version that says things this one does not know.
[[nodiscard]] std::optional<CardRecord> from_entry_text(const std::string& text);

/// The word for a standing, in the entry and in its attributes.
[[nodiscard]] const char* to_word(Standing standing);

} // namespace memory
