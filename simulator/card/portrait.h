// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

namespace simulator {

/// Nobody's portrait: a grey outline with the word PRACTICE, as a JPEG of the size that the card's photo has (140 x
/// 200, 2 to 3 kB; doc/belgian-eid.md §2.1). Drawn with ImageMagick: a circle over half an ellipse.
[[nodiscard]] card::Bytes portrait();

} // namespace simulator
