// SPDX-License-Identifier: EUPL-1.2
#include "card/pad_exceptions.h"

#include <algorithm>
#include <array>

namespace card {

namespace {

constexpr std::uint16_t any_firmware = 0;

struct PadException {
  std::string_view in_name;
  std::uint16_t before; ///< the first firmware that does it right
  PadUse use;
};

constexpr std::array exceptions{
    // Sends an empty VERIFY by itself, to show the tries left: that costs one on old cards
    // (doc/belgian-eid.md §3.2, §4).
    PadException{"GemPC Pinpad", any_firmware, PadUse::never},
    // Say that they have a pad, and have no keys (doc/belgian-eid.md §4).
    PadException{"OMNIKEY 3x21", any_firmware, PadUse::never},
    PadException{"OMNIKEY 6121", any_firmware, PadUse::never},
    // Wants the format as for plain BCD (doc/belgian-eid.md §4).
    PadException{"SPRx32 USB", 0x0506, PadUse::plain_format},
};

} // namespace

PadUse pad_use(std::string_view reader, std::uint16_t firmware) {
  const auto* const found = std::ranges::find_if(exceptions, [&](const PadException& each) {
    const bool old = each.before == any_firmware || (firmware != 0 && firmware < each.before);
    return old && reader.find(each.in_name) != std::string_view::npos;
  });
  return found == exceptions.end() ? PadUse::as_announced : found->use;
}

} // namespace card
