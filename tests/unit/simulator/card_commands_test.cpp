// SPDX-License-Identifier: EUPL-1.2
// Commands that a sign-in never sends, and other programs do.
#include "card_bench.h"

#include <gtest/gtest.h>

namespace {

using simulator::EidOptions;
using simulator::from_hex;
using simulator::tests::applet_1_7;
using simulator::tests::applet_1_8;
using simulator::tests::CardBench;
using simulator::tests::empty_verify;
using simulator::tests::verify_1234;

constexpr std::string_view select_preferences = "00A4080C063F00DF014039";
constexpr std::string_view select_identity = "00A4080C063F00DF014031";
constexpr std::string_view unblock = "002C0001082C222222111111FF";

TEST(GetChallenge, gives_as_many_random_bytes_as_asked_for) {
  CardBench bench{applet_1_7};
  const auto first = bench.send("0084000008");
  ASSERT_EQ(first.size(), 8U + 2U);
  EXPECT_EQ(CardBench::status_of(first), 0x9000);
  EXPECT_NE(bench.send("0084000008"), first);
  EXPECT_EQ(bench.send("0084000000").size(), 256U + 2U);
  EXPECT_EQ(bench.status("0084000108"), 0x6B00);
}

TEST(UpdateBinary, writes_the_preferences_after_a_pin) {
  CardBench bench{applet_1_8};
  bench.send(select_preferences);
  EXPECT_EQ(bench.status("00D600010441424344"), 0x6982);
  bench.send(verify_1234);
  EXPECT_EQ(bench.status("00D600010441424344"), 0x9000);
  bench.card().power_on();
  EXPECT_EQ(bench.read_file("DF014039").size(), 100U) << "a file does not grow";
  bench.send(select_preferences);
  EXPECT_EQ(bench.send("00B0000006"), from_hex("0041424344009000"));
}

TEST(UpdateBinary, writes_nothing_else) {
  CardBench bench{applet_1_8};
  bench.send(verify_1234);
  EXPECT_EQ(bench.status("00D600000141"), 0x6986) << "no file selected";
  bench.send(select_identity);
  EXPECT_EQ(bench.status("00D600000141"), 0x6982);
  bench.send(select_preferences);
  EXPECT_EQ(bench.status("00D600640141"), 0x6B00);
  EXPECT_EQ(bench.status("00D60063024142"), 0x6700);
  EXPECT_EQ(bench.status("00D6000000"), 0x6700);
}

TEST(ReadRecord, gives_the_records_from_one_tag_to_another) {
  CardBench bench{applet_1_8};
  bench.send(select_identity);
  const auto names = from_hex("070550726F65660803416461");
  auto answer = bench.send("80B2070800");
  ASSERT_EQ(CardBench::status_of(answer), 0x6C0C);
  answer = bench.send("80B207080C");
  EXPECT_EQ(CardBench::data_of(answer), names);
  EXPECT_EQ(bench.status("80B2070807"), 0x6105);
  EXPECT_EQ(CardBench::data_of(bench.send("00C0000005")), from_hex("0803416461"));
}

TEST(ReadRecord, is_for_the_identity_and_the_address_of_1_8_only) {
  CardBench bench{applet_1_8};
  EXPECT_EQ(bench.status("80B2010100"), 0x6986);
  bench.send("00A4080C063F00DF014035");
  EXPECT_EQ(bench.status("80B2010100"), 0x6981);
  bench.send(select_identity);
  EXPECT_EQ(bench.status("80B27F7F00"), 0x6A83);
  EXPECT_EQ(bench.status("80B2080700"), 0x6A83) << "backwards";
  CardBench old{applet_1_7};
  old.send(select_identity);
  EXPECT_EQ(old.status("80B2010100"), 0x6D00);
}

TEST(Unblock, gives_the_tries_back_and_no_right) {
  CardBench bench{EidOptions{.applet = applet_1_7, .tries_left = 0}};
  EXPECT_EQ(bench.status(verify_1234), 0x6983);
  EXPECT_EQ(bench.status(unblock), 0x9000);
  EXPECT_EQ(bench.status(empty_verify), 0x63C3);
  EXPECT_EQ(bench.status(verify_1234), 0x9000);
}

TEST(Unblock, has_twelve_tries_of_its_own) {
  CardBench bench{applet_1_7};
  for (int left = 11; left > 0; --left)
    EXPECT_EQ(bench.status("002C0001082C999999999999FF"), 0x63C0 + left);
  EXPECT_EQ(bench.status("002C0001082C999999999999FF"), 0x6983);
  EXPECT_EQ(bench.status(unblock), 0x6983);
  EXPECT_EQ(bench.status(verify_1234), 0x9000) << "the PIN is not concerned";
}

TEST(Unblock, is_not_for_holders_of_1_8) {
  EXPECT_EQ((CardBench{applet_1_8}.status(unblock)), 0x6D00);
  CardBench bench{applet_1_7};
  EXPECT_EQ(bench.status("002C0002082C222222111111FF"), 0x6A86);
  EXPECT_EQ(bench.status("002C000104 2C222222"), 0x6700);
}

TEST(LogOff, forgets_the_security_environment) {
  CardBench bench{applet_1_8};
  bench.sign(0x82, 0x02, {});
  bench.send("80E60000");
  bench.send(verify_1234);
  EXPECT_TRUE(bench.pso(card::Bytes(48)).empty());
  EXPECT_EQ(bench.last_status, 0x6985);
  EXPECT_EQ(bench.status("80E60100"), 0x6B00);
}

TEST(Observer, knows_every_command_by_name) {
  CardBench bench{applet_1_7};
  bench.send("0084000001");
  bench.send(unblock);
  bench.send("00D600000141");
  bench.send("80B2010100");
  EXPECT_EQ(bench.lines, (std::vector<std::string>{"GET CHALLENGE 9000", "UNBLOCK PIN 9000", "UPDATE BINARY 6986",
                                                   "READ RECORD 6D00"}));
}

} // namespace
