// SPDX-License-Identifier: EUPL-1.2
#include "card/card_kind.h"
#include "card/certificate_cache.h"
#include "card/eid_card.h"
#include "scripted_transport.h"

#include <gtest/gtest.h>

#include <string>

namespace card {

namespace {

const Bytes atr_1_7 = hex("3B9813400AA503010101AD1311");
const Bytes atr_1_8 = hex("3B7F96000080318065B085040120120FFF829000");

std::string card_data(std::string_view applet, std::string_view tail = "") {
  return "534C494E0123456789ABCDEF01234567F336012501" + std::string{applet} + "00030021010F" + std::string{tail} +
         "9000";
}

} // namespace

TEST(CardKind, knows_the_belgian_eid_by_its_atr) {
  EXPECT_EQ(card_kind(atr_1_7), CardKind::belgian_eid);
  EXPECT_EQ(card_kind(atr_1_8), CardKind::belgian_eid);
  EXPECT_EQ(card_kind(hex("3B9894400AA503010101AD1310")), CardKind::belgian_eid);
}

TEST(CardKind, takes_any_other_atr_for_foreign) {
  EXPECT_EQ(card_kind({}), CardKind::foreign);
  EXPECT_EQ(card_kind(hex("3B9813400AA503010101AD13")), CardKind::foreign);
  EXPECT_EQ(card_kind(hex("3B9813400AA503010101AD1411")), CardKind::foreign);
  EXPECT_EQ(card_kind(hex("3B7F96000080318065B085040120120FFF829001")), CardKind::foreign);
}

TEST(ReadCardData, learns_serial_and_generation_of_a_1_7_card) {
  ScriptedTransport transport{card_data("17")};
  EidCard card{transport};
  const auto data = card.read_card_data(atr_1_7);
  ASSERT_TRUE(succeeded(data));
  EXPECT_EQ(std::get<CardData>(data).generation, Generation::applet_1_7);
  EXPECT_EQ(std::get<CardData>(data).serial.reveal()[15], 0x67);
  EXPECT_FALSE(std::get<CardData>(data).tries.has_value());
  EXPECT_EQ(transport.sent(), std::vector<Bytes>{hex("80E400001C")});
}

TEST(ReadCardData, learns_the_tries_left_of_a_1_8_card_in_the_same_command) {
  ScriptedTransport transport{card_data("18", "02FFFF")};
  EidCard card{transport};
  const auto data = card.read_card_data(atr_1_8);
  ASSERT_TRUE(succeeded(data));
  EXPECT_EQ(std::get<CardData>(data).generation, Generation::applet_1_8);
  EXPECT_EQ(std::get<CardData>(data).tries, TriesLeft{2});
  EXPECT_EQ(transport.sent(), std::vector<Bytes>{hex("80E400011F")});
}

TEST(ReadCardData, takes_a_torn_answer_that_says_that_more_waits_for_no_foreign_card) {
  for (const auto* const refusal : {"6D00", "6E00"}) {
    ScriptedTransport transport{"534C494E0123456789AB 6190", refusal};
    EidCard card{transport};
    EXPECT_EQ(std::get<Fault>(card.read_card_data(atr_1_7)), Fault::unexpected_answer) << refusal;
  }
}

TEST(ReadCardData, falls_back_to_the_short_answer) {
  ScriptedTransport transport{"6B00", card_data("18")};
  EidCard card{transport};
  const auto data = card.read_card_data(atr_1_8);
  ASSERT_TRUE(succeeded(data));
  EXPECT_FALSE(std::get<CardData>(data).tries.has_value());
  EXPECT_EQ(transport.sent().back(), hex("80E400001C"));
}

TEST(ReadCardData, does_not_take_FF_for_a_number_of_tries) {
  ScriptedTransport transport{card_data("18", "FFFFFF")};
  EidCard card{transport};
  const auto data = card.read_card_data(atr_1_8);
  ASSERT_TRUE(succeeded(data));
  EXPECT_FALSE(std::get<CardData>(data).tries.has_value());
}

TEST(ReadCardData, refuses_generations_that_are_out_of_use) {
  for (const auto* const applet : {"11", "10", "16"}) {
    ScriptedTransport transport{card_data(applet)};
    EidCard card{transport};
    EXPECT_EQ(std::get<Fault>(card.read_card_data(atr_1_7)), Fault::outdated_card) << applet;
  }
}

TEST(ReadCardData, tells_a_newer_generation_from_a_foreign_card) {
  for (const auto* const applet : {"19", "20"}) {
    for (const auto& atr : {atr_1_7, atr_1_8}) {
      ScriptedTransport transport{card_data(applet)};
      EidCard card{transport};
      EXPECT_EQ(std::get<Fault>(card.read_card_data(atr)), Fault::unsupported_card) << applet;
    }
  }
}

TEST(ReadCardData, takes_a_card_that_does_not_know_the_command_for_a_foreign_one) {
  for (const auto* const answer : {"6D00", "6E00"}) {
    ScriptedTransport transport{answer};
    EidCard card{transport};
    EXPECT_EQ(std::get<Fault>(card.read_card_data(atr_1_7)), Fault::foreign_card) << answer;
  }
}

TEST(ReadCardData, does_not_call_a_card_foreign_for_an_answer_that_came_to_harm) {
  for (const auto* const answer : {"6F00", "6982", "0102 9000", "9000"}) {
    ScriptedTransport transport{answer};
    EidCard card{transport};
    EXPECT_EQ(std::get<Fault>(card.read_card_data(atr_1_7)), Fault::unexpected_answer) << answer;
  }
}

TEST(ReadCardData, sends_nothing_to_a_card_with_a_foreign_atr) {
  ScriptedTransport transport{card_data("17")};
  EidCard card{transport};
  EXPECT_EQ(std::get<Fault>(card.read_card_data(hex("3B00"))), Fault::foreign_card);
  EXPECT_TRUE(transport.sent().empty());
}

TEST(CertificateCache, finds_certificates_by_chip_and_only_by_chip) {
  const ChipSerial mine{{1}};
  const ChipSerial other{{2}};
  CertificateCache cache;
  EXPECT_FALSE(cache.find(mine).has_value());
  cache.keep(mine, {hex("3001"), hex("3002")});
  ASSERT_TRUE(cache.find(mine).has_value());
  EXPECT_EQ(cache.find(mine)->issuer, hex("3002"));
  EXPECT_FALSE(cache.find(other).has_value());
  cache.clear();
  EXPECT_FALSE(cache.find(mine).has_value());
}

} // namespace card
