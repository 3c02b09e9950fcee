// SPDX-License-Identifier: EUPL-1.2
#include "card/reader_watch.h"
#include "real_pcscd.h"
#include "snapshot_log.h"
#include "support/fast_reader.h"

#include <gtest/gtest.h>
#include <malloc.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <optional>

namespace card {

namespace {

using Clock = std::chrono::steady_clock;

class CardStorm : public RealPcscd {
protected:
  void start() {
    pcscd().start_with(m_first.configuration() + m_second.configuration());
    m_watch.emplace([this](const ReaderSnapshot& now) {
      ++m_told;
      m_log.keep_last(now);
    });
    ASSERT_TRUE(m_log.reaches([](const auto& now) { return now.readers.size() == 2; }));
  }

  /// libpcsclite compares pcscd's counters only once they have begun to count:
  /// until then it takes a card that came and went between two of its looks for
  /// none.
  void begin_to_count() {
    m_first.insert();
    ASSERT_TRUE(has_had(0, 1));
    m_first.remove();
    ASSERT_TRUE(is_empty(0));
  }

  bool has_had(std::size_t reader, std::uint64_t cards) {
    return m_log.reaches([&](const auto& now) { return now.readers.at(reader).insertion == cards; });
  }

  bool is_empty(std::size_t reader) {
    return m_log.reaches([&](const auto& now) { return !now.readers.at(reader).card_present; });
  }

  void insert_and_remove(int times) {
    for (int i = 0; i < times; ++i) {
      m_first.insert();
      m_first.remove();
    }
  }

  integration::FastReader m_first{pcscd().directory() / "first"};
  integration::FastReader m_second{pcscd().directory() / "second"};
  SnapshotLog m_log;
  std::atomic<int> m_told = 0;
  std::optional<ReaderWatch> m_watch;
};

long open_descriptors() {
  return std::distance(std::filesystem::directory_iterator{"/proc/self/fd"}, std::filesystem::directory_iterator{});
}

} // namespace

TEST_F(CardStorm, loses_no_card_and_counts_none_twice_in_ten_thousand) {
  if (is_known_to_lose_cards())
    GTEST_SKIP() << lossy;
  start();
  begin_to_count();
  insert_and_remove(499);
  ASSERT_TRUE(has_had(0, 500)) << m_log.last().readers.at(0).insertion;
  ASSERT_TRUE(is_empty(0));
  const auto descriptors = open_descriptors();
  const auto memory = ::mallinfo2().uordblks;

  const auto begin = Clock::now();
  const int told = m_told;
  insert_and_remove(10'000);
  ASSERT_TRUE(has_had(0, 10'500)) << m_log.last().readers.at(0).insertion;
  ASSERT_TRUE(is_empty(0));
  const std::chrono::duration<double> took = Clock::now() - begin;
  std::cout << "10000 insertions and removals in " << took.count() << " s, told in " << m_told - told << " snapshots\n";

  EXPECT_EQ(open_descriptors(), descriptors);
  EXPECT_LT(::mallinfo2().uordblks, memory + 16'384);
  EXPECT_EQ(m_log.last().readers.at(1).insertion, 0U) << "the other reader had none";
}

TEST_F(CardStorm, tells_of_each_of_a_thousand_cards_that_stay_until_they_are_seen) {
  if (is_known_to_lose_cards())
    GTEST_SKIP() << lossy;
  start();
  const int told = m_told;
  for (std::uint64_t card = 1; card <= 1000; ++card) {
    m_first.insert();
    ASSERT_TRUE(has_had(0, card));
    EXPECT_TRUE(m_log.last().readers.at(0).card_present);
    m_first.remove();
    ASSERT_TRUE(is_empty(0));
  }
  EXPECT_EQ(m_told - told, 2000);
}

TEST_F(CardStorm, tells_two_readers_of_the_same_name_apart) {
  start();
  EXPECT_EQ(m_log.last().readers.at(0).name, integration::FastReader::name(0));
  EXPECT_EQ(m_log.last().readers.at(1).name, integration::FastReader::name(1));
  m_second.insert();
  ASSERT_TRUE(has_had(1, 1));
  EXPECT_TRUE(m_log.last().readers.at(1).card_present);
  EXPECT_FALSE(m_log.last().readers.at(0).card_present);
}

TEST_F(CardStorm, tells_a_mute_card_from_one_that_answers) {
  start();
  m_first.insert_mute();
  ASSERT_TRUE(m_log.reaches([](const auto& now) { return now.readers.at(0).card_mute; }));
  EXPECT_TRUE(m_log.last().readers.at(0).card_present);
  EXPECT_TRUE(m_log.last().readers.at(0).atr.empty());
  m_first.remove();
  ASSERT_TRUE(is_empty(0));
  m_first.insert();
  ASSERT_TRUE(m_log.reaches([](const auto& now) { return now.readers.at(0).card_present; }));
  EXPECT_FALSE(m_log.last().readers.at(0).card_mute);
}

} // namespace card
