// SPDX-License-Identifier: EUPL-1.2
#include "card/eid_card.h"
#include "fake_connection.h"
#include "pins.h"
#include "readers.h"
#include "scripted_transport.h"

#include <gtest/gtest.h>

/// Promise 1 of doc/architecture.md: no try is ever spent by the program.
namespace card {

namespace {

constexpr auto data_1_7 = "534C494E0123456789ABCDEF01234567 F336012501 17 00030021010F 9000";
constexpr auto data_1_1 = "534C494E0123456789ABCDEF01234567 A503010101 11 00020001010F 9000";
const Bytes empty_verify_command = hex("0020000100");
const Bytes verify_1234 = hex("0020000108 241234FFFFFFFFFF");

class Verify : public testing::TestWithParam<Generation> {
protected:
  Verify() { static_cast<void>(m_card.read_card_data(m_connection->atr())); }

  PinResult verify(std::string_view digits, LastTry last_try = LastTry::not_confirmed) {
    return m_card.verify(pin_of(digits), GetParam(), last_try);
  }

  FakeReader m_reader{GetParam()};
  std::unique_ptr<Connection> m_connection = m_reader.connect();
  EidCard m_card{*m_connection};
};

/// Answers GET CARD DATA as a 1.7 card, the empty VERIFY with three tries, and VERIFY with `answer`.
struct OneVerify {
  explicit OneVerify(Outcome<Bytes> answer) : transport{data_1_7, "63C3"}, card{transport} {
    transport.then(std::move(answer));
    transport.then(hex("9000"));
    static_cast<void>(card.read_card_data(test::belgian_atr));
    result = card.verify(pin_of("1234"), Generation::applet_1_7, LastTry::not_confirmed);
  }

  ScriptedTransport transport;
  EidCard card;
  PinResult result;
};

} // namespace

INSTANTIATE_TEST_SUITE_P(Generations, Verify, testing::Values(Generation::applet_1_7, Generation::applet_1_8),
                         [](const auto& generation) {
                           return generation.param == Generation::applet_1_7 ? "applet_1_7" : "applet_1_8";
                         });

TEST_P(Verify, accepts_the_right_pin_with_one_command) {
  EXPECT_TRUE(std::holds_alternative<PinAccepted>(verify("1234")));
  EXPECT_EQ(m_reader.eid.count_of_verify(), 1U);
  EXPECT_EQ(m_reader.eid.commands.back(), verify_1234);
}

TEST_P(Verify, tells_the_tries_left_after_a_wrong_pin) {
  EXPECT_EQ(std::get<PinWrong>(verify("9999")).left, TriesLeft{2});
  EXPECT_EQ(std::get<PinWrong>(verify("9999")).left, TriesLeft{1});
  EXPECT_EQ(m_reader.eid.count_of_verify(), 2U);
}

TEST_P(Verify, sends_nothing_at_the_last_try_unless_it_was_confirmed) {
  m_reader.eid.tries = 1;
  EXPECT_EQ(std::get<PinNotTried>(verify("1234")).left, TriesLeft{1});
  EXPECT_EQ(m_reader.eid.count_of_verify(), 0U);
  EXPECT_TRUE(std::holds_alternative<PinAccepted>(verify("1234", LastTry::confirmed)));
}

TEST_P(Verify, tells_that_the_last_try_blocked_the_pin) {
  m_reader.eid.tries = 1;
  EXPECT_TRUE(std::get<PinWrong>(verify("9999", LastTry::confirmed)).left.blocked());
}

TEST_P(Verify, sends_nothing_to_a_blocked_card_whatever_was_confirmed) {
  m_reader.eid.tries = 0;
  EXPECT_TRUE(std::get<PinNotTried>(verify("1234", LastTry::confirmed)).left.blocked());
  EXPECT_EQ(m_reader.eid.count_of_verify(), 0U);
}

TEST_P(Verify, counts_a_try_that_another_program_spent_meanwhile) {
  EXPECT_EQ(std::get<PinWrong>(verify("9999")).left, TriesLeft{2});
  m_reader.eid.tries = 1;
  EXPECT_EQ(std::get<PinNotTried>(verify("1234")).left, TriesLeft{1});
}

TEST_P(Verify, sends_no_pin_that_is_too_short) {
  EXPECT_TRUE(std::holds_alternative<PinNotTried>(verify("123")));
  EXPECT_EQ(m_reader.eid.count_of_verify(), 0U);
}

TEST_P(Verify, spends_no_try_to_tell_how_many_are_left) {
  for (int i = 0; i < 10; ++i)
    EXPECT_EQ(std::get<TriesLeft>(m_card.tries_left(GetParam())), TriesLeft{3});
  EXPECT_EQ(m_reader.eid.tries, 3);
  EXPECT_EQ(m_reader.eid.count_of_verify(), 0U);
}

TEST_P(Verify, does_not_take_a_card_that_somebody_left_unlocked_for_verified) {
  m_reader.eid.unlocked = true;
  EXPECT_EQ(std::get<PinWrong>(verify("9999")).left, TriesLeft{2});
}

TEST(VerifyOnce, whatever_the_card_answers) {
  for (const auto* const answer : {"6C08", "6108", "6F00", "6700", "6A88", "63C2", "6983", "9000"}) {
    const OneVerify once{hex(answer)};
    EXPECT_EQ(once.transport.sent().size(), 3U) << answer;
    EXPECT_EQ(once.transport.sent().back(), verify_1234) << answer;
  }
}

TEST(VerifyOnce, also_when_the_card_or_the_reader_fails) {
  for (const auto fault : {Fault::card_reset, Fault::card_removed, Fault::timed_out, Fault::card_mute}) {
    const OneVerify once{fault};
    EXPECT_EQ(once.transport.sent().size(), 3U);
    EXPECT_EQ(std::get<Fault>(once.result), fault);
  }
}

TEST(VerifyOnce, names_the_meaning_of_each_status) {
  EXPECT_EQ(std::get<PinWrong>(OneVerify{hex("63C1")}.result).left, TriesLeft{1});
  EXPECT_EQ(std::get<PinWrong>(OneVerify{hex("63C0")}.result).left, TriesLeft{0});
  EXPECT_EQ(std::get<PinWrong>(OneVerify{hex("6983")}.result).left, TriesLeft{0});
  EXPECT_EQ(std::get<Fault>(OneVerify{hex("6A88")}.result), Fault::unexpected_answer);
}

TEST(EmptyVerify, is_never_sent_to_a_1_1_card) {
  ScriptedTransport transport{data_1_1, "63C2", "63C1"};
  EidCard card{transport};
  EXPECT_EQ(std::get<Fault>(card.read_card_data(test::belgian_atr)), Fault::outdated_card);
  EXPECT_EQ(std::get<Fault>(card.tries_left(Generation::applet_1_7)), Fault::unsupported_card);
  const auto result = card.verify(pin_of("1234"), Generation::applet_1_7, LastTry::confirmed);
  EXPECT_EQ(std::get<Fault>(result), Fault::unsupported_card);
  EXPECT_EQ(transport.sent().size(), 1U);
}

TEST(EmptyVerify, is_never_sent_to_a_card_that_was_not_asked_who_it_is) {
  ScriptedTransport transport{"63C3"};
  EidCard card{transport};
  EXPECT_EQ(std::get<Fault>(card.tries_left(Generation::applet_1_7)), Fault::unsupported_card);
  EXPECT_TRUE(transport.sent().empty());
}

TEST(EmptyVerify, is_not_repeated_with_another_length) {
  ScriptedTransport transport{data_1_7, "6C08", "63C2"};
  EidCard card{transport};
  static_cast<void>(card.read_card_data(test::belgian_atr));
  EXPECT_EQ(std::get<Fault>(card.tries_left(Generation::applet_1_7)), Fault::unexpected_answer);
  EXPECT_EQ(transport.sent().size(), 2U);
}

TEST(EmptyVerify, that_finds_the_card_unlocked_leaves_it_to_whoever_unlocked_it) {
  ScriptedTransport transport{data_1_7, "9000"};
  EidCard card{transport};
  static_cast<void>(card.read_card_data(test::belgian_atr));
  EXPECT_EQ(std::get<TriesLeft>(card.tries_left(Generation::applet_1_7)), TriesLeft{3});
  EXPECT_EQ(transport.sent().size(), 2U);
}

TEST(EmptyVerify, that_finds_the_card_unlocked_before_a_pin_logs_it_off_and_asks_again) {
  ScriptedTransport transport{data_1_7, "9000", "9000", "63C1"};
  EidCard card{transport};
  static_cast<void>(card.read_card_data(test::belgian_atr));
  const auto result = card.verify(pin_of("1234"), Generation::applet_1_7, LastTry::not_confirmed);
  EXPECT_EQ(std::get<PinNotTried>(result).left, TriesLeft{1}) << "whatever was shown before";
  EXPECT_EQ(transport.sent()[1], empty_verify_command);
  EXPECT_EQ(transport.sent()[2], hex("80E6000000"));
  EXPECT_EQ(transport.sent()[3], empty_verify_command);
}

TEST(EmptyVerify, gives_up_on_a_card_that_stays_unlocked) {
  ScriptedTransport transport{data_1_7, "9000", "9000", "9000", "9000", "9000", "9000"};
  EidCard card{transport};
  static_cast<void>(card.read_card_data(test::belgian_atr));
  const auto result = card.verify(pin_of("1234"), Generation::applet_1_7, LastTry::confirmed);
  EXPECT_EQ(std::get<Fault>(result), Fault::unexpected_answer);
  EXPECT_LE(transport.sent().size(), 5U);
}

TEST(Verify1_8, sends_no_pin_to_another_card_than_it_was_confirmed_for) {
  FakeReader reader{Generation::applet_1_8};
  const auto connection = reader.connect();
  EidCard card{*connection};
  static_cast<void>(card.read_card_data(connection->atr()));
  reader.eid.serial_tail = 0x68;
  const auto result = card.verify(pin_of("1234"), Generation::applet_1_8, LastTry::confirmed);
  EXPECT_EQ(std::get<Fault>(result), Fault::card_removed);
  EXPECT_EQ(reader.eid.count_of_verify(), 0U);
}

} // namespace card
