// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "launcher/card_meaning.h"
#include "launcher/session_state.h"

/// What a log says of the launcher's own values.
namespace launcher {

[[nodiscard]] const char* log_word(SessionState state);
[[nodiscard]] const char* log_word(CardMeaning meaning);

} // namespace launcher
