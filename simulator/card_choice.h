// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace simulator {

/// The cards one can practise with.
enum class CardChoice { eid_1_8, eid_1_7, foreign };

inline constexpr std::array all_card_choices{CardChoice::eid_1_8, CardChoice::eid_1_7, CardChoice::foreign};

/// Its name on the command line: "1.8", "1.7" or "foreign".
[[nodiscard]] std::string_view name_of(CardChoice choice);
[[nodiscard]] std::optional<CardChoice> card_choice(std::string_view name);

} // namespace simulator
