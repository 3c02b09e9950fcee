// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <chrono>
#include <optional>

namespace session {

/// How long before its certificate ends a card's user is told so, once each: the farthest first.
inline constexpr std::array tell_before_end{std::chrono::days{60}, std::chrono::days{14}};

/// The last of these that has come on `today`; nothing while the end is farther away.
[[nodiscard]] std::optional<std::chrono::days> bound_reached(std::chrono::year_month_day valid_until,
                                                             std::chrono::sys_days today);

/// Returns whether the user is to be told now. `told`: the last of these at which they were.
[[nodiscard]] bool is_to_be_told(std::optional<std::chrono::days> reached, std::optional<std::chrono::days> told);

} // namespace session
