// SPDX-License-Identifier: EUPL-1.2
#include "card/reader_watch.h"
#include "real_pcscd.h"
#include "snapshot_log.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <future>
#include <iterator>
#include <optional>
#include <thread>

namespace card {

namespace {

using namespace std::chrono_literals;
using integration::PrivatePcscd;

bool stopped(const ReaderSnapshot& snapshot) {
  return snapshot.service == PcscdState::stopped && snapshot.readers.empty();
}

bool absent(const ReaderSnapshot& snapshot) {
  return snapshot.service == PcscdState::absent && snapshot.readers.empty();
}

bool two_readers(const ReaderSnapshot& snapshot) {
  return snapshot.service == PcscdState::running && snapshot.readers.size() == 2;
}

bool no_reader(const ReaderSnapshot& snapshot) {
  return snapshot.service == PcscdState::running && snapshot.readers.empty();
}

bool card_in(const ReaderSnapshot& snapshot, std::size_t slot = 0) {
  return two_readers(snapshot) && snapshot.readers[slot].card_present;
}

bool no_card(const ReaderSnapshot& snapshot) {
  return two_readers(snapshot) &&
         std::ranges::none_of(snapshot.readers, [](const auto& reader) { return reader.card_present; });
}

class ReaderWatchOnPcscd : public RealPcscd {
protected:
  void watch() {
    m_threads_before = count_of_threads();
    m_watch.emplace(m_log.listener());
  }

  /// Whether the watch ends, and so does its thread: one that had to be left behind goes only with pcscd.
  bool ends() {
    m_watch.reset();
    for (int look = 0; look < 12'000 && count_of_threads() > m_threads_before; ++look)
      std::this_thread::sleep_for(10ms);
    return count_of_threads() <= m_threads_before;
  }

  static long count_of_threads() {
    return std::distance(std::filesystem::directory_iterator{"/proc/self/task"}, std::filesystem::directory_iterator{});
  }

  EidInVpcd m_eid{Generation::applet_1_8};
  EidInVpcd m_old_eid{Generation::applet_1_7};
  SnapshotLog m_log;
  std::optional<ReaderWatch> m_watch;
  long m_threads_before = 0;
};

long context_switches() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_nvcsw;
}

} // namespace

TEST_F(ReaderWatchOnPcscd, sees_the_readers_that_are_there) {
  pcscd().start();
  watch();
  ASSERT_TRUE(m_log.reaches(no_card));
  EXPECT_EQ(m_log.all().back().readers[0].name, PrivatePcscd::reader_name(0));
  EXPECT_EQ(m_log.all().back().readers[1].name, PrivatePcscd::reader_name(1));
}

TEST_F(ReaderWatchOnPcscd, tells_of_a_pcscd_without_readers) {
  pcscd().start(PrivatePcscd::Readers::none);
  watch();
  EXPECT_TRUE(m_log.reaches(no_reader));
}

TEST_F(ReaderWatchOnPcscd, sees_a_card_come_and_go) {
  pcscd().start();
  watch();
  ASSERT_TRUE(m_log.reaches(no_card));
  auto inserted = m_eid.insert(pcscd().port());
  ASSERT_TRUE(m_log.reaches([](const auto& now) { return card_in(now); }));
  const auto reader = m_log.all().back().readers[0];
  EXPECT_EQ(reader.atr, m_eid.look().atr());
  EXPECT_FALSE(reader.card_mute);
  EXPECT_EQ(reader.insertion, 1U);
  inserted.reset();
  EXPECT_TRUE(m_log.reaches(no_card));
}

TEST_F(ReaderWatchOnPcscd, sees_cards_in_two_readers) {
  pcscd().start();
  watch();
  const auto first = m_eid.insert(pcscd().port(0));
  const auto second = m_old_eid.insert(pcscd().port(1));
  ASSERT_TRUE(m_log.reaches([](const auto& now) { return card_in(now, 0) && card_in(now, 1); }));
  EXPECT_EQ(m_log.all().back().readers[1].atr, m_old_eid.look().atr());
}

TEST_F(ReaderWatchOnPcscd, sees_a_card_that_was_there_before_it) {
  pcscd().start();
  const auto inserted = m_eid.insert(pcscd().port());
  watch();
  EXPECT_TRUE(m_log.reaches([](const auto& now) { return card_in(now); }));
}

TEST_F(ReaderWatchOnPcscd, does_not_take_a_card_swapped_between_two_waits_for_the_same) {
  pcscd().start();
  const auto has_card = [](const auto& now) { return card_in(now); };
  std::promise<void> swapped;
  const auto until_swapped = swapped.get_future().share();
  // This one is busy with the first card while another watch sees it swapped.
  m_watch.emplace([&, log = m_log.listener()](const ReaderSnapshot& now) {
    log(now);
    if (card_in(now))
      until_swapped.wait();
  });
  SnapshotLog quick_log;
  const ReaderWatch quick{quick_log.listener()};
  // pcscd's counters begin to count with the first card that comes after it has started.
  ASSERT_TRUE(m_log.reaches(no_card));

  auto inserted = m_eid.insert(pcscd().port());
  ASSERT_TRUE(m_log.reaches(has_card));
  ASSERT_TRUE(quick_log.reaches(has_card));
  inserted.reset();
  ASSERT_TRUE(quick_log.reaches(no_card));
  inserted = m_old_eid.insert(pcscd().port());
  ASSERT_TRUE(quick_log.reaches(has_card));
  swapped.set_value();

  ASSERT_TRUE(m_log.reaches([](const auto& now) { return card_in(now) && now.readers[0].insertion == 2; }));
  EXPECT_EQ(m_log.all().back().readers[0].atr, m_old_eid.look().atr());
}

TEST_F(ReaderWatchOnPcscd, waits_for_a_pcscd_that_starts_later) {
  watch();
  ASSERT_TRUE(m_log.reaches(absent));
  pcscd().start();
  EXPECT_TRUE(m_log.reaches(no_card));
}

TEST_F(ReaderWatchOnPcscd, survives_a_pcscd_that_crashes_and_comes_back) {
  pcscd().start();
  watch();
  ASSERT_TRUE(m_log.reaches(no_card));
  pcscd().kill();
  ASSERT_TRUE(m_log.reaches(stopped));
  pcscd().start();
  EXPECT_TRUE(m_log.reaches(no_card));
}

TEST_F(ReaderWatchOnPcscd, survives_a_pcscd_that_is_stopped_and_started_with_other_readers) {
  pcscd().start(PrivatePcscd::Readers::none);
  watch();
  ASSERT_TRUE(m_log.reaches(no_reader));
  pcscd().stop();
  pcscd().remove_socket();
  ASSERT_TRUE(m_log.reaches(absent));
  pcscd().start();
  EXPECT_TRUE(m_log.reaches(no_card));
}

TEST_F(ReaderWatchOnPcscd, counts_a_card_on_over_a_restart) {
  pcscd().start();
  watch();
  auto inserted = m_eid.insert(pcscd().port());
  ASSERT_TRUE(m_log.reaches([](const auto& now) { return card_in(now); }));
  const auto before = m_log.all().back().readers[0].insertion;
  inserted.reset();
  pcscd().kill();
  ASSERT_TRUE(m_log.reaches(stopped));
  pcscd().start();
  inserted = m_eid.insert(pcscd().port());
  EXPECT_TRUE(m_log.reaches([&](const auto& now) { return card_in(now) && now.readers[0].insertion > before; }));
}

TEST_F(ReaderWatchOnPcscd, tells_nothing_twice) {
  pcscd().start();
  watch();
  ASSERT_TRUE(m_log.reaches(no_card));
  auto inserted = m_eid.insert(pcscd().port());
  ASSERT_TRUE(m_log.reaches([](const auto& now) { return card_in(now); }));
  inserted.reset();
  ASSERT_TRUE(m_log.reaches(no_card));
  const auto all = m_log.all();
  EXPECT_EQ(std::ranges::adjacent_find(all), all.end());
}

TEST_F(ReaderWatchOnPcscd, sleeps_while_nothing_happens) {
  pcscd().start();
  watch();
  ASSERT_TRUE(m_log.reaches(no_card));
  std::this_thread::sleep_for(1500ms); // past the second look at the list of readers
  const auto before = context_switches();
  std::this_thread::sleep_for(1s);
  EXPECT_LE(context_switches() - before, 3); // this thread's own waking up is one of them
}

TEST_F(ReaderWatchOnPcscd, sleeps_while_there_is_no_pcscd) {
  watch();
  ASSERT_TRUE(m_log.reaches(absent));
  const auto before = context_switches();
  std::this_thread::sleep_for(1s);
  EXPECT_LE(context_switches() - before, 3);
}

TEST_F(ReaderWatchOnPcscd, ends_without_pcscd) {
  watch();
  ASSERT_TRUE(m_log.reaches(absent));
  EXPECT_TRUE(ends());
}

TEST_F(ReaderWatchOnPcscd, ends_when_pcscd_left_its_socket_behind) {
  pcscd().start();
  watch();
  ASSERT_TRUE(m_log.reaches(no_card));
  pcscd().kill();
  ASSERT_TRUE(m_log.reaches(stopped));
  EXPECT_TRUE(ends());
}

TEST_F(ReaderWatchOnPcscd, tells_of_a_pcscd_that_says_nothing_and_goes_on_when_it_speaks) {
  pcscd().start();
  pcscd().freeze();
  watch();
  ASSERT_TRUE(m_log.reaches([](const auto& now) { return now.service == PcscdState::silent; }));
  pcscd().thaw();
  EXPECT_TRUE(m_log.reaches(no_card));
}

TEST_F(ReaderWatchOnPcscd, ends_although_pcscd_says_nothing_any_more) {
  pcscd().start();
  watch();
  ASSERT_TRUE(m_log.reaches(no_card));
  pcscd().freeze();
  m_watch.reset();
  pcscd().thaw();
}

TEST_F(ReaderWatchOnPcscd, ends_without_readers) {
  pcscd().start(PrivatePcscd::Readers::none);
  watch();
  ASSERT_TRUE(m_log.reaches(no_reader));
  EXPECT_TRUE(ends());
}

TEST_F(ReaderWatchOnPcscd, ends_with_a_card_in_a_reader) {
  pcscd().start();
  const auto inserted = m_eid.insert(pcscd().port());
  watch();
  ASSERT_TRUE(m_log.reaches([](const auto& now) { return card_in(now); }));
  EXPECT_TRUE(ends());
}

TEST_F(ReaderWatchOnPcscd, ends_at_any_moment_of_its_start) {
  pcscd().start();
  watch();
  ASSERT_TRUE(m_log.reaches(no_card));
  EXPECT_TRUE(ends());
  for (int i = 0; i < 50; ++i) {
    watch();
    std::this_thread::sleep_for(i * 100us);
    EXPECT_TRUE(ends()) << i;
  }
}

} // namespace card
