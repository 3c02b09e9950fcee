// SPDX-License-Identifier: EUPL-1.2
#include "card/card_arrivals.h"
#include "readers.h"

#include <gtest/gtest.h>

namespace card {
namespace {

using namespace std::chrono_literals;
using test::bank_card_atr;
using test::belgian_atr;
using test::empty_reader;
using test::reader_with;
using test::reader_with_mute_card;
using test::readers;

class CardArrivalsOverTime : public ::testing::Test {
protected:
  CardChanges after(CardArrivals::Clock::duration time, const ReaderSnapshot& snapshot) {
    m_now += time;
    return m_arrivals.update(snapshot, m_now);
  }

  CardArrivals m_arrivals{2s};

private:
  CardArrivals::Clock::time_point m_now;
};

TEST_F(CardArrivalsOverTime, tell_of_a_card_that_is_inserted_and_of_its_going) {
  EXPECT_TRUE(after(0s, readers({empty_reader("A")})).arrived.empty());
  const auto come = after(1min, readers({reader_with("A", belgian_atr)}));
  EXPECT_EQ(come.arrived, (std::vector<ArrivedCard>{{{"A", 1}, CardKind::belgian_eid, Arrival::inserted}}));
  EXPECT_TRUE(m_arrivals.is_there({"A", 1}));
  const auto gone = after(1s, readers({empty_reader("A", 1)}));
  EXPECT_EQ(gone.left, (std::vector<CardStay>{{"A", 1}}));
  EXPECT_FALSE(m_arrivals.is_there({"A", 1}));
}

TEST_F(CardArrivalsOverTime, tell_nothing_of_a_card_that_stays) {
  (void)after(0s, readers({empty_reader("A")}));
  (void)after(1min, readers({reader_with("A", belgian_atr)}));
  const auto same = after(1s, readers({reader_with("A", belgian_atr), empty_reader("B")}));
  EXPECT_TRUE(same.arrived.empty());
  EXPECT_TRUE(same.left.empty());
}

TEST_F(CardArrivalsOverTime, tell_of_a_card_that_was_swapped_between_two_snapshots) {
  (void)after(0s, readers({empty_reader("A")}));
  (void)after(1min, readers({reader_with("A", belgian_atr, 1)}));
  const auto swapped = after(1s, readers({reader_with("A", bank_card_atr, 2)}));
  EXPECT_EQ(swapped.left, (std::vector<CardStay>{{"A", 1}}));
  EXPECT_EQ(swapped.arrived, (std::vector<ArrivedCard>{{{"A", 2}, CardKind::foreign, Arrival::inserted}}));
}

TEST_F(CardArrivalsOverTime, a_card_in_the_reader_at_the_start_was_already_there) {
  const auto first = after(0s, readers({reader_with("A", belgian_atr)}));
  ASSERT_EQ(first.arrived.size(), 1U);
  EXPECT_EQ(first.arrived[0].arrival, Arrival::already_there);
}

TEST_F(CardArrivalsOverTime, a_card_that_powers_up_just_after_its_reader_came_was_already_there) {
  (void)after(0s, readers({empty_reader("A")}));
  const auto powered = after(500ms, readers({reader_with("A", belgian_atr)}));
  ASSERT_EQ(powered.arrived.size(), 1U);
  EXPECT_EQ(powered.arrived[0].arrival, Arrival::already_there);
}

TEST_F(CardArrivalsOverTime, a_card_that_is_put_into_a_reader_of_the_first_look_at_settled_readers_is_inserted) {
  CardArrivals arrivals{2s, CardArrivals::FirstReaders::are_settled};
  const CardArrivals::Clock::time_point start{};
  EXPECT_EQ(arrivals.update(readers({reader_with("A", belgian_atr), empty_reader("B")}), start).arrived.at(0).arrival,
            Arrival::already_there);
  const auto put_in =
      arrivals.update(readers({reader_with("A", belgian_atr), reader_with("B", belgian_atr)}), start + 1s);
  ASSERT_EQ(put_in.arrived.size(), 1U);
  EXPECT_EQ(put_in.arrived[0].arrival, Arrival::inserted);
  const auto plugged_in = arrivals.update(readers({reader_with("C", belgian_atr)}), start + 1min);
  EXPECT_EQ(plugged_in.arrived.at(0).arrival, Arrival::already_there) << "a later reader may be new";
}

TEST_F(CardArrivalsOverTime, a_card_was_already_there_when_pcscd_comes_back) {
  (void)after(0s, readers({empty_reader("A")}));
  (void)after(1min, readers({reader_with("A", belgian_atr)}));
  const auto stopped = after(1min, {card::PcscdState::stopped, {}});
  EXPECT_EQ(stopped.left, (std::vector<CardStay>{{"A", 1}}));
  const auto back = after(1min, readers({reader_with("A", belgian_atr)}));
  ASSERT_EQ(back.arrived.size(), 1U);
  EXPECT_EQ(back.arrived[0].arrival, Arrival::already_there);
}

TEST_F(CardArrivalsOverTime, a_card_went_when_its_reader_was_pulled) {
  (void)after(0s, readers({empty_reader("A")}));
  (void)after(1min, readers({reader_with("A", belgian_atr)}));
  EXPECT_EQ(after(1s, readers({})).left, (std::vector<CardStay>{{"A", 1}}));
}

TEST_F(CardArrivalsOverTime, a_mute_card_is_no_card_until_it_answers) {
  (void)after(0s, readers({empty_reader("A")}));
  EXPECT_TRUE(after(1min, readers({reader_with_mute_card("A")})).arrived.empty());
  EXPECT_EQ(after(1s, readers({reader_with("A", belgian_atr, 2)})).arrived.size(), 1U);
}

} // namespace
} // namespace card
