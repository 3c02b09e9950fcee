// SPDX-License-Identifier: EUPL-1.2
#include "ui/pin_text.h"
#include "views.h"

#include <gtest/gtest.h>

namespace {

TEST(PinText, counts_the_attempts_left) {
  EXPECT_EQ(ui::tries_text({3}, false), "3 attempts left");
  EXPECT_EQ(ui::tries_text({2}, true), "Wrong PIN: 2 attempts left");
}

TEST(PinText, speaks_of_one_attempt_in_the_singular) {
  EXPECT_EQ(ui::tries_text({1}, false), "1 attempt left");
  EXPECT_EQ(ui::tries_text({1}, true), "Wrong PIN: 1 attempt left");
}

TEST(PinText, never_counts_below_none) {
  EXPECT_EQ(ui::tries_text({-1}, false), "0 attempts left");
}

TEST(PinText, says_why_the_reader_gave_no_pin_before_the_attempts_left) {
  EXPECT_EQ(ui::no_pin_text(card::NoPin::cancelled, {3}), "You stopped on the card reader. 3 attempts left");
  EXPECT_EQ(ui::no_pin_text(card::NoPin::took_too_long, {2}), "Entering the PIN took too long. 2 attempts left");
  EXPECT_EQ(ui::no_pin_text(card::NoPin::wrong_length, {1}), "A PIN has 4 to 12 digits. 1 attempt left");
  EXPECT_EQ(ui::no_pin_text(card::NoPin::pad_cannot_ask, {3}),
            "This card reader could not ask for your PIN. You can type it here. 3 attempts left");
}

TEST(PinText, names_the_reader_and_the_last_day) {
  EXPECT_EQ(ui::card_text(ui_test::ask_pin().card), "Card in ACS ACR38 · valid until 3 May 2031");
}

TEST(PinText, shows_no_date_that_no_calendar_has) {
  EXPECT_EQ(ui::date_text(std::chrono::year{2031} / std::chrono::February / 30), "");
}

TEST(PinText, names_entity_and_role) {
  EXPECT_EQ(ui::destination_text(ui_test::destination()), "OCMW van Herstappe · Sociale Agent");
}

TEST(PinText, names_the_capacity_of_who_has_one_role_only) {
  EXPECT_EQ(ui::destination_text({"OCMW van Herstappe", "Maatschappelijk Welzijn", ""}),
            "OCMW van Herstappe · Maatschappelijk Welzijn");
}

} // namespace
