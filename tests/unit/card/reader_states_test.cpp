// SPDX-License-Identifier: EUPL-1.2
#include "card/reader_states.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

namespace card {

namespace {

/// Plays SCardGetStatusChange for one reader.
class States : public testing::Test {
protected:
  void tell(std::string_view name, DWORD event, DWORD counter, Bytes atr = {}) {
    for (auto& state : m_states.states()) {
      state.dwEventState = state.dwCurrentState;
      if (name == state.szReader) {
        state.dwEventState = event | SCARD_STATE_CHANGED | counter << 16U;
        std::ranges::copy(atr, std::begin(state.rgbAtr));
        state.cbAtr = atr.size();
      }
    }
    m_states.accept();
  }

  [[nodiscard]] const ReaderStatus& reader(std::size_t i = 0) const { return m_states.readers().at(i); }

  ReaderStates m_states;
};

} // namespace

TEST_F(States, ask_about_every_reader_and_about_new_ones) {
  EXPECT_TRUE(m_states.set_readers({"A", "B"}));
  const auto states = m_states.states();
  ASSERT_EQ(states.size(), 3U);
  EXPECT_STREQ(states[0].szReader, "A");
  EXPECT_STREQ(states[1].szReader, "B");
  EXPECT_STREQ(states[2].szReader, "\\\\?PnP?\\Notification");
}

TEST_F(States, carry_what_was_seen_into_the_next_wait) {
  m_states.set_readers({"A"});
  tell("A", SCARD_STATE_EMPTY, 4);
  EXPECT_EQ(m_states.states()[0].dwCurrentState, DWORD{SCARD_STATE_EMPTY} | DWORD{4} << 16U);
  EXPECT_EQ(m_states.states()[0].dwEventState, 0U);
}

TEST_F(States, show_a_card_with_its_atr) {
  m_states.set_readers({"A"});
  tell("A", SCARD_STATE_PRESENT, 1, {0x3B, 0x01});
  EXPECT_TRUE(reader().card_present);
  EXPECT_EQ(reader().atr, (Bytes{0x3B, 0x01}));
  EXPECT_EQ(reader().insertion, 1U);
  tell("A", SCARD_STATE_EMPTY, 2);
  EXPECT_FALSE(reader().card_present);
  EXPECT_TRUE(reader().atr.empty());
}

TEST_F(States, show_a_card_that_does_not_answer) {
  m_states.set_readers({"A"});
  tell("A", SCARD_STATE_PRESENT | SCARD_STATE_MUTE, 1);
  EXPECT_TRUE(reader().card_present);
  EXPECT_TRUE(reader().card_mute);
}

TEST_F(States, count_a_card_that_was_swapped_within_one_wait) {
  m_states.set_readers({"A"});
  tell("A", SCARD_STATE_PRESENT, 1);
  tell("A", SCARD_STATE_PRESENT, 3);
  EXPECT_EQ(reader().insertion, 2U);
}

TEST_F(States, count_every_card_that_came_and_went_within_one_wait) {
  m_states.set_readers({"A"});
  tell("A", SCARD_STATE_EMPTY, 0xFFFE);
  tell("A", SCARD_STATE_PRESENT, 3); // five events: the counter has 16 bits
  EXPECT_EQ(reader().insertion, 3U);
  tell("A", SCARD_STATE_EMPTY, 6);
  EXPECT_EQ(reader().insertion, 4U);
  tell("A", SCARD_STATE_EMPTY, 10);
  EXPECT_EQ(reader().insertion, 6U);
}

TEST_F(States, count_a_card_once_whose_event_pcscd_had_not_counted_yet) {
  m_states.set_readers({"A"});
  tell("A", SCARD_STATE_EMPTY, 2);
  tell("A", SCARD_STATE_PRESENT, 2);
  tell("A", SCARD_STATE_PRESENT, 3);
  EXPECT_EQ(reader().insertion, 1U);
  tell("A", SCARD_STATE_EMPTY, 3);
  tell("A", SCARD_STATE_PRESENT, 5);
  EXPECT_EQ(reader().insertion, 2U);
}

TEST_F(States, count_one_card_in_a_reader_that_counts_anew) {
  m_states.set_readers({"A"});
  tell("A", SCARD_STATE_PRESENT, 41);
  tell("A", SCARD_STATE_PRESENT, 1); // unplugged and plugged in again
  EXPECT_EQ(reader().insertion, 2U);
}

TEST_F(States, do_not_count_a_card_that_another_program_uses) {
  m_states.set_readers({"A"});
  tell("A", SCARD_STATE_PRESENT, 1);
  tell("A", SCARD_STATE_PRESENT | SCARD_STATE_INUSE, 1);
  tell("A", SCARD_STATE_PRESENT, 1);
  EXPECT_EQ(reader().insertion, 1U);
}

TEST_F(States, count_on_when_the_service_comes_back_with_its_counters_at_zero) {
  m_states.set_readers({"A"});
  tell("A", SCARD_STATE_PRESENT, 5);
  m_states.set_readers({});
  m_states.set_readers({"A"});
  EXPECT_FALSE(reader().card_present);
  tell("A", SCARD_STATE_PRESENT, 0);
  EXPECT_EQ(reader().insertion, 2U);
}

TEST_F(States, keep_what_is_known_of_a_reader_when_another_comes) {
  m_states.set_readers({"B"});
  tell("B", SCARD_STATE_PRESENT, 1, {0x3B});
  EXPECT_TRUE(m_states.set_readers({"A", "B"}));
  EXPECT_FALSE(reader(0).card_present);
  EXPECT_TRUE(reader(1).card_present);
  EXPECT_EQ(m_states.states()[0].dwCurrentState, DWORD{SCARD_STATE_UNAWARE});
  EXPECT_EQ(m_states.states()[1].dwCurrentState, DWORD{SCARD_STATE_PRESENT} | DWORD{1} << 16U);
  tell("A", SCARD_STATE_EMPTY, 0);
  EXPECT_EQ(reader(1).insertion, 1U);
}

TEST_F(States, say_whether_the_list_is_another_one) {
  EXPECT_FALSE(m_states.set_readers({}));
  EXPECT_TRUE(m_states.set_readers({"A"}));
  EXPECT_FALSE(m_states.set_readers({"A"}));
}

TEST_F(States, notice_that_readers_came_or_went) {
  m_states.set_readers({"A"});
  tell("A", SCARD_STATE_EMPTY, 0);
  EXPECT_FALSE(m_states.readers_changed());
  tell("\\\\?PnP?\\Notification", 0, 0);
  EXPECT_TRUE(m_states.readers_changed());
  m_states.set_readers({"A"});
  EXPECT_FALSE(m_states.readers_changed());
  tell("A", SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE, 0);
  EXPECT_TRUE(m_states.readers_changed());
}

} // namespace card
