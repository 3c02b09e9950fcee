// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>

/// Looking for a PIN in this process's own memory, as an attacker would (promise 4).
namespace ui_test {

/// Twelve digits as numbers that stand apart, so that the test itself does not hold the text it looks for.
using Digits = std::array<int, 12>;

/// Digits that no one could have chosen before.
[[nodiscard]] Digits random_digits();

/// How often the digits stand in a row in readable memory, as characters or as bytes with their values. Looks at every
/// page but its own buffer.
[[nodiscard]] std::size_t times_in_memory(const Digits& digits);

} // namespace ui_test
