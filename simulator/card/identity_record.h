// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

#include <cstdint>
#include <optional>

namespace simulator {

/// Appends one record of the identity and address files: a tag, a length that FF continues, the value
/// (doc/belgian-eid.md §2.3).
void add_record(card::Bytes& file, std::uint8_t tag, const card::Bytes& value);

/// The records of `file` from the one with tag `first` to the one with tag `last`, as they are in it. Nothing when
/// there is no such stretch.
[[nodiscard]] std::optional<card::Bytes> records_between(card::ByteView file, std::uint8_t first, std::uint8_t last);

} // namespace simulator
