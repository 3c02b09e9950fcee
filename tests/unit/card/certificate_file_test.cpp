// SPDX-License-Identifier: EUPL-1.2
#include "card/eid_card.h"
#include "fake_connection.h"
#include "scripted_transport.h"

#include <gtest/gtest.h>

namespace card {

namespace {

Bytes without_padding(std::size_t length) {
  return padded_certificate(length, 0);
}

} // namespace

TEST(CertificateFile, is_cut_at_its_der_length) {
  for (const std::size_t length : {256U, 257U, 300U, 511U, 512U, 513U, 980U, 1700U}) {
    FakeReader reader{Generation::applet_1_8};
    reader.eid.files[0x5038] = padded_certificate(length, 1100);
    const auto connection = reader.connect();
    EidCard card{*connection};
    const auto certificate = card.authentication_certificate();
    ASSERT_TRUE(succeeded(certificate)) << length;
    EXPECT_EQ(std::get<Bytes>(certificate), without_padding(length)) << length;
    EXPECT_EQ(reader.eid.commands.size(), 1 + (length + 255) / 256) << length;
  }
}

TEST(CertificateFile, may_have_no_padding_at_all) {
  FakeReader reader{Generation::applet_1_7};
  reader.eid.files[0x503A] = padded_certificate(700, 0);
  const auto connection = reader.connect();
  EidCard card{*connection};
  EXPECT_EQ(std::get<Bytes>(card.issuer_certificate()), without_padding(700));
  EXPECT_EQ(reader.eid.commands.size(), 4U);
}

TEST(CertificateFile, may_be_shorter_than_one_piece) {
  FakeReader reader{Generation::applet_1_7};
  reader.eid.files[0x5038] = hex("3003020101");
  const auto connection = reader.connect();
  EidCard card{*connection};
  EXPECT_EQ(std::get<Bytes>(card.authentication_certificate()), hex("3003020101"));
}

TEST(CertificateFile, is_selected_by_its_absolute_path) {
  ScriptedTransport card_side{"9000", "3003020101 9000"};
  EidCard card{card_side};
  EXPECT_EQ(std::get<Bytes>(card.authentication_certificate()), hex("3003020101"));
  EXPECT_EQ(card_side.sent(), (std::vector<Bytes>{hex("00A4080C06 3F00DF005038"), hex("00B0000000")}));
}

TEST(CertificateFile, of_zeros_is_no_certificate) {
  FakeReader reader{Generation::applet_1_8};
  reader.eid.files[0x5038] = Bytes(2500);
  const auto connection = reader.connect();
  EidCard card{*connection};
  EXPECT_EQ(std::get<Fault>(card.authentication_certificate()), Fault::no_certificate);
  EXPECT_EQ(reader.eid.commands.size(), 2U);
}

TEST(CertificateFile, that_is_not_there_or_not_active_is_no_certificate) {
  for (const auto* const answer : {"6A82", "6283", "6985"}) {
    ScriptedTransport card_side{answer};
    EidCard card{card_side};
    EXPECT_EQ(std::get<Fault>(card.authentication_certificate()), Fault::no_certificate) << answer;
  }
}

TEST(CertificateFile, that_may_be_selected_and_not_read_is_no_certificate) {
  for (const auto* const answer : {"6985", "6D00"}) {
    ScriptedTransport card_side{"9000", answer};
    EidCard card{card_side};
    EXPECT_EQ(std::get<Fault>(card.authentication_certificate()), Fault::no_certificate) << answer;
  }
}

TEST(CertificateFile, that_holds_something_else_is_unexpected) {
  for (const auto* const content : {"0000AA", "31020000", "3083010000"}) {
    ScriptedTransport card_side{"9000"};
    auto answer = hex(content);
    answer.insert(answer.end(), {0x90, 0x00});
    card_side.then(answer);
    EidCard card{card_side};
    EXPECT_EQ(std::get<Fault>(card.authentication_certificate()), Fault::unexpected_answer) << content;
  }
}

TEST(CertificateFile, of_which_a_torn_answer_says_that_more_waits_is_unexpected) {
  for (const auto* const refusal : {"6985", "6D00"}) {
    ScriptedTransport card_side{"9000", "300302 6190", refusal}; // the last byte, and half of the status, are lost
    EidCard card{card_side};
    EXPECT_EQ(std::get<Fault>(card.authentication_certificate()), Fault::unexpected_answer) << refusal;
  }
}

TEST(CertificateFile, that_ends_before_its_der_length_is_unexpected) {
  FakeReader reader{Generation::applet_1_7};
  reader.eid.files[0x5038] = padded_certificate(700, 0);
  reader.eid.files[0x5038].resize(512);
  const auto connection = reader.connect();
  EidCard card{*connection};
  EXPECT_EQ(std::get<Fault>(card.authentication_certificate()), Fault::unexpected_answer);
}

} // namespace card
