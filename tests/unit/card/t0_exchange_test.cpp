// SPDX-License-Identifier: EUPL-1.2
#include "card/t0_exchange.h"
#include "scripted_transport.h"

#include <gtest/gtest.h>

namespace card {

namespace {

const Bytes sign_command = hex("002A9E9A02AABB");
const Bytes read_command = hex("00B0000000");

Response response_of(const Outcome<Response>& outcome) {
  return succeeded(outcome) ? std::get<Response>(outcome) : Response{};
}

} // namespace

TEST(T0Exchange, gives_an_answer_that_is_whole_at_once) {
  ScriptedTransport card{"01 02 9000"};
  const auto response = response_of(send(card, read_command));
  EXPECT_EQ(response.data, hex("0102"));
  EXPECT_EQ(response.status, status::success);
  EXPECT_EQ(card.sent().size(), 1U);
}

TEST(T0Exchange, fetches_what_61xx_announces) {
  ScriptedTransport card{"6103", "010203 9000"};
  EXPECT_EQ(response_of(send(card, sign_command)).data, hex("010203"));
  EXPECT_EQ(card.sent().back(), hex("00C0000003"));
}

TEST(T0Exchange, fetches_256_bytes_after_6100) {
  Bytes long_answer(258, 0x11);
  long_answer[256] = 0x90;
  long_answer[257] = 0x00;
  ScriptedTransport card{"6100"};
  card.then(long_answer);
  EXPECT_EQ(response_of(send(card, sign_command)).data, Bytes(256, 0x11));
  EXPECT_EQ(card.sent().back(), hex("00C0000000"));
}

TEST(T0Exchange, follows_a_chain_of_61xx_and_joins_the_pieces) {
  ScriptedTransport card{"01 6102", "0203 6101", "04 9000"};
  EXPECT_EQ(response_of(send(card, sign_command)).data, hex("01020304"));
}

TEST(T0Exchange, repeats_a_read_with_the_length_of_6Cxx) {
  ScriptedTransport card{"6C02", "0102 9000"};
  EXPECT_EQ(response_of(send(card, read_command)).data, hex("0102"));
  EXPECT_EQ(card.sent().back(), hex("00B0000002"));
}

TEST(T0Exchange, repeats_get_response_with_the_length_of_6Cxx) {
  ScriptedTransport card{"6108", "6C02", "0102 9000"};
  EXPECT_EQ(response_of(send(card, sign_command)).data, hex("0102"));
  EXPECT_EQ(card.sent().back(), hex("00C0000002"));
}

TEST(T0Exchange, never_repeats_a_command_with_data_after_6Cxx) {
  ScriptedTransport card{"6C02", "9000"};
  EXPECT_EQ(response_of(send(card, sign_command)).status, StatusWord{0x6C02});
  EXPECT_EQ(card.sent().size(), 1U);
}

TEST(T0Exchange, gives_up_on_a_card_that_never_ends) {
  ScriptedTransport card{};
  for (int i = 0; i < 1000; ++i)
    card.then(hex("00 6101"));
  EXPECT_EQ(std::get<Fault>(send(card, sign_command)), Fault::unexpected_answer);
  EXPECT_LT(card.sent().size(), 20U);
}

TEST(T0Exchange, takes_an_answer_without_status_for_unexpected) {
  ScriptedTransport card{"90"};
  EXPECT_EQ(std::get<Fault>(send(card, read_command)), Fault::unexpected_answer);
}

TEST(T0Exchange, passes_a_fault_on) {
  ScriptedTransport card{"6103"};
  card.then(Fault::reader_removed);
  EXPECT_EQ(std::get<Fault>(send(card, read_command)), Fault::reader_removed);
}

TEST(T0Exchange, sends_once_whatever_the_answer) {
  for (const auto* const answer : {"6C05", "6105", "6F00"}) {
    ScriptedTransport card{answer, "9000"};
    EXPECT_TRUE(succeeded(send_once(card, read_command)));
    EXPECT_EQ(card.sent().size(), 1U);
  }
}

} // namespace card
