// SPDX-License-Identifier: EUPL-1.2
#include "memory/hidden_name.h"
#include "waiting.h"

#include <gtest/gtest.h>

namespace memory {
namespace {

using testing::chip;

TEST(Salt, names_a_card_by_its_hmac) {
  const auto salt = Salt::parse("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  ASSERT_TRUE(salt);
  // Computed by `openssl dgst -sha256 -hmac <the salt's text>` over the chip's 16 bytes.
  EXPECT_EQ(salt->hidden_name(chip(1)), "65fc922f73752e931a1c45391fa08ddfc19c80decba89bed194462d2de616ec3");
}

TEST(Salt, gives_the_same_card_another_name_under_another_salt) {
  const auto one = Salt::make();
  const auto other = Salt::make();
  EXPECT_NE(one.text(), other.text());
  EXPECT_NE(one.hidden_name(chip(1)), other.hidden_name(chip(1)));
  EXPECT_NE(one.hidden_name(chip(1)), one.hidden_name(chip(2)));
}

TEST(Salt, reads_back_what_it_wrote) {
  const auto salt = Salt::make();
  const auto again = Salt::parse(salt.text());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->hidden_name(chip(1)), salt.hidden_name(chip(1)));
}

TEST(Salt, refuses_a_broken_text) {
  const auto text = Salt::make().text();
  EXPECT_FALSE(Salt::parse(""));
  EXPECT_FALSE(Salt::parse(text.substr(1)));
  EXPECT_FALSE(Salt::parse(text + "0"));
  EXPECT_FALSE(Salt::parse("G" + text.substr(1)));
}

} // namespace
} // namespace memory
