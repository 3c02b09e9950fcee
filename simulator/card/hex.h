// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

#include <string_view>

namespace simulator {

/// The bytes that `text` writes as pairs of hexadecimal digits; spaces between pairs are skipped. Throws
/// std::invalid_argument for anything else.
[[nodiscard]] card::Bytes from_hex(std::string_view text);

} // namespace simulator
