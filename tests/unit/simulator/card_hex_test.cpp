// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/hex.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace {

using simulator::from_hex;

TEST(FromHex, reads_pairs_of_either_case_and_skips_spaces) {
  EXPECT_EQ(from_hex("3B 7f96"), (card::Bytes{0x3B, 0x7F, 0x96}));
}

TEST(FromHex, refuses_half_a_byte_and_other_letters) {
  EXPECT_THROW(static_cast<void>(from_hex("3B7")), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(from_hex("3G")), std::invalid_argument);
}

} // namespace
