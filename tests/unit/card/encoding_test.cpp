// SPDX-License-Identifier: EUPL-1.2
#include "card/der_length.h"
#include "card/ecdsa_der.h"
#include "hex.h"

#include <gtest/gtest.h>

namespace card {

namespace {

/// r‖s of 48 bytes each, all zero but for their last bytes.
Bytes plain(ByteView r_tail, ByteView s_tail) {
  Bytes both(96);
  std::copy(r_tail.begin(), r_tail.end(), both.begin() + 48 - static_cast<std::ptrdiff_t>(r_tail.size()));
  std::copy(s_tail.begin(), s_tail.end(), both.end() - static_cast<std::ptrdiff_t>(s_tail.size()));
  return both;
}

} // namespace

TEST(DerLength, counts_the_header_in) {
  EXPECT_EQ(der_length(hex("3003010203")), 5U);
  EXPECT_EQ(der_length(hex("30 81 80")), 131U);
  EXPECT_EQ(der_length(hex("30 82 03 D0 FF")), 0x3D4U);
}

TEST(DerLength, refuses_what_begins_no_sequence) {
  EXPECT_EQ(der_length(hex("")), std::nullopt);
  EXPECT_EQ(der_length(hex("30")), std::nullopt);
  EXPECT_EQ(der_length(hex("0000")), std::nullopt);
  EXPECT_EQ(der_length(hex("3182 0100")), std::nullopt);
}

TEST(DerLength, refuses_a_length_that_is_cut_off_or_of_no_certificate) {
  EXPECT_EQ(der_length(hex("3082 03")), std::nullopt);
  EXPECT_EQ(der_length(hex("3080 0000")), std::nullopt);
  EXPECT_EQ(der_length(hex("3083 010000")), std::nullopt);
}

TEST(EcdsaDer, drops_leading_zeros) {
  EXPECT_EQ(ecdsa_der(plain(hex("01"), hex("0203"))), hex("3007 020101 02020203"));
}

TEST(EcdsaDer, puts_a_zero_before_a_high_bit) {
  EXPECT_EQ(ecdsa_der(plain(hex("80"), hex("FF01"))), hex("3009 02020080 020300FF01"));
}

TEST(EcdsaDer, keeps_one_byte_of_a_number_that_is_zero) {
  EXPECT_EQ(ecdsa_der(plain(hex("00"), hex("7F"))), hex("3006 020100 02017F"));
}

TEST(EcdsaDer, writes_two_full_numbers_of_p384_with_a_short_length) {
  const Bytes both(96, 0x7F);
  const auto der = ecdsa_der(both);
  ASSERT_EQ(der.size(), 102U);
  EXPECT_EQ(Bytes(der.begin(), der.begin() + 4), hex("30640230"));
}

TEST(EcdsaDer, writes_two_full_numbers_with_high_bits) {
  const Bytes both(96, 0xFF);
  const auto der = ecdsa_der(both);
  ASSERT_EQ(der.size(), 104U);
  EXPECT_EQ(Bytes(der.begin(), der.begin() + 6), hex("3066023100FF"));
}

TEST(EcdsaDer, writes_the_long_length_that_p521_needs) {
  const Bytes both(132, 0x7F);
  const auto der = ecdsa_der(both);
  EXPECT_EQ(Bytes(der.begin(), der.begin() + 5), hex("3081880242"));
}

} // namespace card
