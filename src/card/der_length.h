// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

#include <cstddef>
#include <optional>

namespace card {

/// How long the DER SEQUENCE is that begins with `head`, header included; nothing when `head` begins none (or is too
/// short to tell). A certificate's file is longer than its certificate (doc/belgian-eid.md §2.3).
[[nodiscard]] std::optional<std::size_t> der_length(ByteView head);

} // namespace card
