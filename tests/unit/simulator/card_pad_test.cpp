// SPDX-License-Identifier: EUPL-1.2
#include "card_bench.h"
#include "simulator/card/pin_pad.h"
#include "simulator/card/reader_desk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

namespace {

using namespace simulator;
using namespace simulator::pcscd;

constexpr auto structure = "1E1E8947040C0402011308000000000D000000 0020000108 20FFFFFFFFFFFFFF";
constexpr const char* reader_name = "Practice reader 00 00";

card::Bytes answer_to(std::string_view user) {
  tests::CardBench bench{EidOptions{}};
  return PadQuestion::parse(from_hex(structure))->answer(*pad_input(user), bench.card());
}

TEST(PracticePad, puts_the_digits_into_the_cards_command) {
  EXPECT_EQ(answer_to("1234"), from_hex("9000"));
  EXPECT_EQ(answer_to("12345"), from_hex("63C2"));
  EXPECT_EQ(answer_to("123456789012"), from_hex("63C2"));
}

TEST(PracticePad, says_why_the_card_got_no_pin) {
  EXPECT_EQ(answer_to("nothing"), from_hex("6400"));
  EXPECT_EQ(answer_to("cancel"), from_hex("6401"));
  EXPECT_EQ(answer_to("123"), from_hex("6403"));
  EXPECT_EQ(answer_to("1234567890123"), from_hex("6403"));
}

TEST(PracticePad, takes_no_other_question_than_that_for_the_pin_of_an_eid) {
  const auto good = from_hex(structure);
  ASSERT_TRUE(PadQuestion::parse(good));
  EXPECT_EQ(PadQuestion::parse(good)->time_out().count(), 30);
  EXPECT_FALSE(PadQuestion::parse({}));
  EXPECT_FALSE(PadQuestion::parse(card::ByteView{good}.first(good.size() - 1)));
  for (const std::size_t field : {2U, 3U, 4U, 7U, 8U, 15U}) {
    auto other = good;
    ++other[field];
    EXPECT_FALSE(PadQuestion::parse(other)) << field;
  }
  auto endless = good;
  endless[0] = 0;
  EXPECT_FALSE(PadQuestion::parse(endless));
}

TEST(PracticePad, knows_what_a_user_can_do) {
  EXPECT_FALSE(pad_input(""));
  EXPECT_FALSE(pad_input("12a4"));
  EXPECT_EQ(pad_input("1234")->digits, "1234");
}

/// A reader with keys and a card in it, and a client's handle on them.
class PracticePadDesk : public testing::Test {
protected:
  PracticePadDesk() {
    m_desk.insert(reader_name, std::shared_ptr<SimulatedCard>{&m_bench.card(), [](SimulatedCard*) {}});
    Connect request{};
    std::ranges::copy(std::string_view{reader_name}, request.reader.begin());
    request.preferred_protocols = protocol::t0;
    m_desk.connect(request);
    m_handle = request.card;
  }

  auto ask() { return m_desk.control(m_handle, verify_pin_direct, from_hex(structure)); }

  tests::CardBench m_bench{EidOptions{}};
  ReaderDesk m_desk{{reader_name}, true};
  ReaderDesk::Handle m_handle = 0;
};

TEST_F(PracticePadDesk, answers_once_its_user_has_typed) {
  EXPECT_FALSE(ask());
  EXPECT_TRUE(m_desk.asks_until());
  EXPECT_FALSE(m_desk.take_late_answer(m_handle));
  m_desk.press(*pad_input("1234"));
  const auto answer = m_desk.take_late_answer(m_handle);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->result, Result::success);
  EXPECT_EQ(answer->data, from_hex("9000"));
  EXPECT_FALSE(m_desk.asks_until());
  EXPECT_FALSE(m_desk.take_late_answer(m_handle));
}

TEST_F(PracticePadDesk, does_nothing_when_keys_are_pressed_that_nobody_waits_for) {
  m_desk.press(*pad_input("1234"));
  EXPECT_FALSE(m_desk.take_late_answer(m_handle));
  EXPECT_TRUE(m_bench.lines.empty());
}

TEST_F(PracticePadDesk, fails_the_question_when_the_card_is_taken) {
  EXPECT_FALSE(ask());
  m_desk.remove(reader_name);
  const auto answer = m_desk.take_late_answer(m_handle);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->result, Result::not_transacted);
  EXPECT_TRUE(m_bench.lines.empty());
}

TEST_F(PracticePadDesk, fails_the_question_when_the_reader_is_unplugged) {
  EXPECT_FALSE(ask());
  m_desk.unplug(reader_name);
  EXPECT_TRUE(m_desk.take_late_answer(m_handle));
  EXPECT_FALSE(m_desk.asks_until());
  EXPECT_TRUE(m_bench.lines.empty());
}

TEST_F(PracticePadDesk, drops_the_question_of_a_client_that_is_gone) {
  EXPECT_FALSE(ask());
  m_desk.abandon(m_handle);
  EXPECT_FALSE(m_desk.asks_until());
}

TEST_F(PracticePadDesk, names_its_keys_only_when_it_has_some) {
  EXPECT_EQ(m_desk.control(m_handle, get_feature_request, {})->data, from_hex("0604 42330006"));
  EXPECT_EQ(m_desk.control(m_handle, 0x42000001, {})->result, Result::unsupported_feature);
  ReaderDesk without{{reader_name}};
  without.insert(reader_name, std::shared_ptr<SimulatedCard>{&m_bench.card(), [](SimulatedCard*) {}});
  Connect request{};
  std::ranges::copy(std::string_view{reader_name}, request.reader.begin());
  request.preferred_protocols = protocol::t0;
  without.connect(request);
  EXPECT_EQ(without.control(request.card, get_feature_request, {})->result, Result::unsupported_feature);
}

} // namespace
