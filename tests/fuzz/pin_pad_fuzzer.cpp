// SPDX-License-Identifier: EUPL-1.2
// What a reader says of its keys, and what its pad answers.
#include "card/pin_pad.h"
#include "require.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const card::ByteView bytes{data, size};
  fuzz::require(card::verify_pin_code(bytes) != std::uint32_t{0}, "zero is no control code");
  const auto result = card::pad_result(bytes);
  const bool accepted = std::holds_alternative<card::PinAccepted>(result);
  fuzz::require(accepted == (size == 2 && data[0] == 0x90 && data[1] == 0x00), "only 9000 is an accepted PIN");
  return 0;
}
