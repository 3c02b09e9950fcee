// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/reader_watch.h"
#include "signin/event.h"

#include <optional>
#include <string>
#include <vector>

namespace session {

/// What changed between two looks at the readers, as a sign-in hears it: what was taken first, then what was placed.
///
/// Of several new cards the one in `preferred` comes first, then Belgian eIDs. A card that is no Belgian eID counts as
/// placed only when it is put in while the dialog waits (`before` is known): one that was there is told of as
/// ForeignCardSeen, for it may be a key that always hangs in its port. One that is mute may be anybody's, so it is
/// placed.
[[nodiscard]] std::vector<signin::Event> reader_events(const std::optional<card::ReaderSnapshot>& before,
                                                       const card::ReaderSnapshot& now, const std::string& preferred);

} // namespace session
