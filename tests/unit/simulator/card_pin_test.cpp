// SPDX-License-Identifier: EUPL-1.2
#include "card_bench.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>

namespace {

using simulator::code_block;
using simulator::EidOptions;
using simulator::from_hex;
using simulator::tests::applet_1_7;
using simulator::tests::applet_1_8;
using simulator::tests::CardBench;
using simulator::tests::empty_verify;
using simulator::tests::verify_1234;
using simulator::tests::verify_9999;

const card::Bytes hash(48, 0xA5);
constexpr std::uint8_t signature_key = 0x83;
constexpr std::uint8_t sha384 = 0x02;

TEST(PinBlock, is_length_digits_and_padding) {
  const auto hex = [](std::string_view text) {
    const auto bytes = from_hex(text);
    simulator::CodeBlock block{};
    std::copy(bytes.begin(), bytes.end(), block.begin());
    return block;
  };
  EXPECT_EQ(code_block("1234"), hex("241234FFFFFFFFFF"));
  EXPECT_EQ(code_block("12345"), hex("2512345FFFFFFFFF"));
  EXPECT_EQ(code_block("123456789012"), hex("2C123456789012FF"));
  EXPECT_THROW(static_cast<void>(code_block("123")), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(code_block("12a4")), std::invalid_argument);
}

TEST(Verify, counts_down_to_blocked_and_stays_there) {
  CardBench bench{applet_1_8};
  EXPECT_EQ(bench.status(verify_9999), 0x63C2);
  EXPECT_EQ(bench.status(verify_9999), 0x63C1);
  EXPECT_EQ(bench.status(verify_9999), 0x6983);
  EXPECT_EQ(bench.status(verify_1234), 0x6983) << "the right PIN comes too late";
  EXPECT_EQ(bench.status(empty_verify), 0x6983);
  bench.card().power_on();
  EXPECT_EQ(bench.status(verify_1234), 0x6983) << "a reset does not unblock";
}

TEST(Verify, gives_all_tries_back_for_the_right_pin) {
  CardBench bench{EidOptions{.tries_left = 1}};
  EXPECT_EQ(bench.status(verify_1234), 0x9000);
  EXPECT_EQ(bench.status(verify_9999), 0x63C2);
}

TEST(EmptyVerify, spends_no_try) {
  for (const auto applet : {applet_1_7, applet_1_8}) {
    CardBench bench{applet};
    EXPECT_EQ(bench.status(empty_verify), 0x63C3);
    EXPECT_EQ(bench.status("0020000100"), 0x63C3) << "with P3 written out";
    EXPECT_EQ(bench.status(verify_1234), 0x9000);
    EXPECT_EQ(bench.status(empty_verify), 0x9000);
  }
}

TEST(Verify, refuses_other_references_and_lengths_without_spending_a_try) {
  CardBench bench{applet_1_8};
  EXPECT_EQ(bench.status("0020000208241234FFFFFFFFFF"), 0x6A88);
  EXPECT_EQ(bench.status("0020010108241234FFFFFFFFFF"), 0x6A86);
  EXPECT_EQ(bench.status("002000010424 1234FF"), 0x6700);
  EXPECT_EQ(bench.status(empty_verify), 0x63C3);
}

TEST(WrongPin, takes_the_right_away) {
  CardBench bench{applet_1_8};
  bench.send(verify_1234);
  bench.send(verify_9999);
  EXPECT_TRUE(bench.sign(CardBench::authentication_key, sha384, hash).empty());
  EXPECT_EQ(bench.last_status, 0x6982);
}

TEST(LogOff, takes_the_right_away_in_both_forms) {
  for (const auto* command : {"80E60000", "80E6000000"}) {
    CardBench bench{applet_1_8};
    bench.send(verify_1234);
    EXPECT_EQ(bench.status(command), 0x9000);
    EXPECT_EQ(bench.status(empty_verify), 0x63C3);
  }
}

TEST(Reset, takes_the_right_away) {
  CardBench bench{applet_1_7};
  bench.send(verify_1234);
  bench.card().power_on();
  EXPECT_EQ(bench.status(empty_verify), 0x63C3);
}

TEST(AuthenticationKey, takes_a_pin_given_once_any_time_before) {
  CardBench bench{applet_1_8};
  bench.send(verify_1234);
  bench.read_file("DF005038");
  EXPECT_EQ(bench.sign(CardBench::authentication_key, sha384, hash).size(), 96U);
  EXPECT_EQ(bench.sign(CardBench::authentication_key, sha384, hash).size(), 96U);
}

TEST(SignatureKey, takes_only_a_pin_given_just_before) {
  for (const auto applet : {applet_1_7, applet_1_8}) {
    CardBench bench{applet};
    bench.send(verify_1234);
    EXPECT_TRUE(bench.sign(signature_key, sha384, card::Bytes(applet == applet_1_7 ? 20 : 48)).empty());
    EXPECT_EQ(bench.last_status, 0x6982);
    bench.send(verify_1234);
    EXPECT_FALSE(bench.pso(card::Bytes(applet == applet_1_7 ? 20 : 48)).empty());
    EXPECT_TRUE(bench.pso(card::Bytes(applet == applet_1_7 ? 20 : 48)).empty()) << "one PIN, one signature";
  }
}

TEST(SignatureKey, lets_one_command_pass_on_1_8_and_none_on_1_7) {
  for (const auto& [applet, length] : {std::pair{applet_1_7, 0U}, std::pair{applet_1_8, 96U}}) {
    CardBench bench{applet};
    bench.sign(signature_key, sha384, {});
    bench.send(verify_1234);
    bench.send("00A4020C02DF00");
    EXPECT_EQ(bench.pso(card::Bytes(applet == applet_1_7 ? 20 : 48)).size(), length);
  }
}

TEST(SignatureKey, uses_up_its_own_pin_but_not_an_earlier_one) {
  CardBench bench{applet_1_8};
  bench.sign(signature_key, sha384, {});
  bench.send(verify_1234);
  bench.pso(hash);
  EXPECT_TRUE(bench.sign(CardBench::authentication_key, sha384, hash).empty());

  bench.send(verify_1234);
  bench.sign(signature_key, sha384, {});
  bench.send(verify_1234);
  ASSERT_FALSE(bench.pso(hash).empty());
  EXPECT_FALSE(bench.sign(CardBench::authentication_key, sha384, hash).empty());
}

TEST(ChangePin, wants_the_old_one_and_grants_the_right) {
  CardBench bench{applet_1_8};
  EXPECT_EQ(bench.status("0024000110 249999FFFFFFFFFF 245678FFFFFFFFFF"), 0x63C2);
  EXPECT_EQ(bench.status("0024000110 241234FFFFFFFFFF 245678FFFFFFFFFF"), 0x9000);
  EXPECT_EQ(bench.status(empty_verify), 0x9000);
  EXPECT_EQ(bench.status(verify_1234), 0x63C2);
  EXPECT_EQ(bench.status("0020000108245678FFFFFFFFFF"), 0x9000);
}

TEST(ChangePin, refuses_a_badly_written_new_one_without_spending_a_try) {
  CardBench bench{applet_1_8};
  EXPECT_EQ(bench.status("0024000110 241234FFFFFFFFFF 2356AFFFFFFFFFFF"), 0x6A80);
  EXPECT_EQ(bench.status("0024000108 241234FFFFFFFFFF"), 0x6700);
  EXPECT_EQ(bench.status(empty_verify), 0x63C3);
}

} // namespace
