// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

namespace session {

/// Once learned pages or hosts were forgotten: removes what else knows them, the last walk, which may have led over
/// them, and the notes that pages worked which are no longer learned. Returns whether nothing of it is there now.
bool forget_traces(const std::optional<std::string>& practice_directory);

} // namespace session
