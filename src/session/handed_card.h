// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/certificate_cache.h"

#include <optional>

/// What this program has read of a card, for the one that takes its place in the same process to sign in with it
/// (doc/decisions/0007-tls-1-2-by-restart.md). In memory without a name: on no disk, and on no command line.
namespace session {

/// Returns a file descriptor that stays open over execv; -1 when there is none to be had.
[[nodiscard]] int hand_on(const card::KnownCard& card);

/// Reads what hand_on() left there, and closes it. Nothing when it is anything else.
[[nodiscard]] std::optional<card::KnownCard> take_over(int descriptor);

} // namespace session
