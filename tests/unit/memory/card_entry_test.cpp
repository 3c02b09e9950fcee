// SPDX-License-Identifier: EUPL-1.2
#include "memory/card_entry.h"

#include <gtest/gtest.h>

namespace memory {
namespace {

TEST(CardEntry, reads_back_every_record) {
  const portal::Destination herstappe{"OCMW van Herstappe", "Maatschappelijk Welzijn", "Sociale Agent"};
  const portal::Destination odd{" CPAS [d'Élouges];\n#1 = ", "a\\b\tc", ""};
  for (const auto standing : {Standing::own, Standing::not_for_primaweb})
    for (const auto& last : {std::optional<portal::Destination>{}, std::optional{herstappe}, std::optional{odd}}) {
      const CardRecord record{standing, last};
      EXPECT_EQ(from_entry_text(to_entry_text(record)), record);
    }
}

TEST(CardEntry, keeps_of_which_end_the_user_was_told) {
  const CardRecord record{Standing::own, std::nullopt, std::chrono::days{14}};
  EXPECT_EQ(from_entry_text(to_entry_text(record)), record);
  EXPECT_EQ(from_entry_text("[card]\nstanding=own\ntold-of-end=soon\n"), (CardRecord{Standing::own, std::nullopt}));
}

TEST(CardEntry, is_nothing_when_it_is_broken) {
  for (const auto* text : {"", "not a key file", "[card]\n", "[card]\nstanding=king\n", "[other]\nstanding=own\n",
                           "[card]\nstanding=own\nentity=OCMW van Herstappe\n", "[card]\nstanding=\\q\n"})
    EXPECT_FALSE(from_entry_text(text)) << text;
}

} // namespace
} // namespace memory
