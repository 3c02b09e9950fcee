// SPDX-License-Identifier: EUPL-1.2
#include "../card/readers.h"
#include "session/newest_card.h"

#include <gtest/gtest.h>

namespace session {
namespace {

using card::test::bank_card_atr;
using card::test::belgian_atr;
using card::test::empty_reader;
using card::test::reader_with;
using card::test::reader_with_mute_card;
using card::test::readers;

std::string reader_of(const NewestCard& cards) {
  const auto stay = cards.to_read();
  return stay ? stay->reader : "none";
}

TEST(TheNewestCard, is_the_one_that_was_put_in_last) {
  NewestCard cards;
  cards.see(readers({empty_reader("A"), reader_with("B", belgian_atr)}));
  EXPECT_EQ(reader_of(cards), "B");
  cards.see(readers({reader_with("A", belgian_atr), reader_with("B", belgian_atr)}));
  EXPECT_EQ(reader_of(cards), "A");
  cards.see(readers({reader_with("A", belgian_atr), reader_with("B", belgian_atr, 2)}));
  EXPECT_EQ(reader_of(cards), "B") << "out and in again";
  cards.see(readers({reader_with("A", belgian_atr), empty_reader("B", 2)}));
  EXPECT_EQ(reader_of(cards), "A");
}

TEST(TheNewestCard, is_the_one_in_the_first_reader_at_the_first_look) {
  NewestCard cards;
  cards.see(readers({reader_with("A", belgian_atr), reader_with("B", belgian_atr)}));
  EXPECT_EQ(reader_of(cards), "A");
}

TEST(TheNewestCard, is_another_one_when_it_cannot_be_read) {
  NewestCard cards;
  cards.see(readers({reader_with("A", belgian_atr), reader_with("B", belgian_atr)}));
  cards.set_aside({"A", 1}, signin::Failure::card_unreadable);
  EXPECT_EQ(reader_of(cards), "B");
  EXPECT_FALSE(cards.unfit());
  cards.set_aside({"B", 1}, signin::Failure::card_mute);
  EXPECT_EQ(reader_of(cards), "none");
  ASSERT_TRUE(cards.unfit());
  EXPECT_EQ(cards.unfit()->reader, "A");
  EXPECT_EQ(cards.unfit()->failure, signin::Failure::card_unreadable);
  cards.read_all_again();
  EXPECT_EQ(reader_of(cards), "A");
}

TEST(TheNewestCard, is_an_identity_card_where_there_is_one) {
  NewestCard cards;
  cards.see(readers({reader_with("A", bank_card_atr), reader_with_mute_card("B")}));
  EXPECT_EQ(reader_of(cards), "none");
  EXPECT_EQ(cards.unfit()->failure, signin::Failure::foreign_card);
  cards.see(readers({reader_with("A", bank_card_atr), reader_with("B", belgian_atr)}));
  EXPECT_EQ(reader_of(cards), "B") << "it answers after all";
  cards.see(readers({}));
  EXPECT_FALSE(cards.unfit());
}

} // namespace
} // namespace session
