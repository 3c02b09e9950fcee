// SPDX-License-Identifier: EUPL-1.2
#include "memory/card_token.h"
#include "waiting.h"

#include <gtest/gtest.h>

namespace memory {
namespace {

using testing::chip;

TEST(CardToken, is_of_its_card_alone) {
  const auto token = CardToken::make(chip(1));
  EXPECT_TRUE(token.is_of(chip(1)));
  EXPECT_FALSE(token.is_of(chip(2)));
}

TEST(CardToken, of_a_card_is_another_each_time_and_does_not_hold_its_serial) {
  const auto token = CardToken::make(chip(1));
  EXPECT_NE(token.text(), CardToken::make(chip(1)).text());
  EXPECT_EQ(token.text().find("534c494e336600296cff2823"), std::string::npos);
}

TEST(CardToken, reads_back_what_it_wrote_and_nothing_else) {
  const auto text = CardToken::make(chip(1)).text();
  const auto again = CardToken::parse(text);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->is_of(chip(1)));
  for (const auto& broken :
       {std::string{}, std::string{"."}, text.substr(1), text + "0", text.substr(0, 64), "." + text})
    EXPECT_FALSE(CardToken::parse(broken)) << broken;
}

} // namespace
} // namespace memory
