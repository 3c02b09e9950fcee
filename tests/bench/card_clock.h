// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>

/// A clock around the calls of PC/SC that this program makes: it is linked with --wrap for each (meson.build).
namespace bench {

using Clock = std::chrono::steady_clock;

/// Forgets all that was measured.
void start_anew();

/// When SCardGetStatusChange first returned with a card, since start_anew(). Thread: any.
[[nodiscard]] Clock::time_point told_of_card();

/// Within all other calls since then, but those of the watch. Thread: any.
[[nodiscard]] Clock::duration time_in_reader();

} // namespace bench
