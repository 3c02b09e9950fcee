// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>

namespace card {

/// What is to be done about a reader that says it has a pad.
enum class PadUse {
  as_announced,
  never,        ///< the PIN is typed on the computer
  plain_format, ///< PadFormat::plain
};

/// By the reader's name in PC/SC and its firmware (MMmm, zero when it does not say).
[[nodiscard]] PadUse pad_use(std::string_view reader, std::uint16_t firmware);

} // namespace card
