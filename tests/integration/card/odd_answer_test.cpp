// SPDX-License-Identifier: EUPL-1.2
#include "real_pcscd.h"
#include "snapshot_log.h"
#include "support/fast_reader.h"

#include <dlfcn.h>
#include <gtest/gtest.h>
#include <winscard.h>

#include <algorithm>
#include <atomic>
#include <optional>

namespace {

/// How many of the next changes that SCardGetStatusChange has to tell it tells as something that makes no sense.
std::atomic<int> odd_answers = 0; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): of a C function

} // namespace

/// Instead of libpcsclite's, which it calls: as that of PCSC-Lite 2.5 answers now and then when cards come and go.
extern "C" LONG SCardGetStatusChange(SCARDCONTEXT context, DWORD timeout, SCARD_READERSTATE* states, DWORD count) {
  // NOLINTNEXTLINE(*-reinterpret-cast): what dlsym() is for
  const auto real = reinterpret_cast<decltype(&SCardGetStatusChange)>(::dlsym(RTLD_NEXT, "SCardGetStatusChange"));
  const LONG code = real(context, timeout, states, count);
  int left = odd_answers;
  if (code == SCARD_S_SUCCESS && left > 0 && odd_answers.compare_exchange_strong(left, left - 1))
    return SCARD_E_UNSUPPORTED_FEATURE;
  return code;
}

namespace card {

namespace {

class OddAnswer : public RealPcscd {
protected:
  void SetUp() override {
    RealPcscd::SetUp();
    pcscd().start_with(m_reader.configuration());
    m_watch.emplace(m_log.listener());
    m_reader.insert();
    ASSERT_TRUE(shows(1, true));
  }

  void TearDown() override {
    odd_answers = 0;
    RealPcscd::TearDown();
  }

  bool shows(std::uint64_t insertion, bool present) {
    return m_log.reaches([&](const ReaderSnapshot& now) {
      return !now.readers.empty() && now.readers[0].insertion == insertion && now.readers[0].card_present == present;
    });
  }

  bool was_stopped() {
    return std::ranges::any_of(m_log.all(), [](const auto& each) { return each.service == PcscdState::stopped; });
  }

  integration::FastReader m_reader{pcscd().directory() / "reader"};
  SnapshotLog m_log;
  std::optional<ReaderWatch> m_watch;
};

} // namespace

TEST_F(OddAnswer, of_a_service_that_is_there_takes_no_reader_and_no_card_away) {
  odd_answers = 1;
  m_reader.remove();
  ASSERT_TRUE(shows(1, false));
  odd_answers = 1;
  m_reader.insert();
  ASSERT_TRUE(shows(2, true));
  EXPECT_EQ(odd_answers, 0);
  if (was_stopped() && is_known_to_lose_cards())
    GTEST_SKIP() << lossy;
  EXPECT_FALSE(was_stopped());
}

TEST_F(OddAnswer, that_comes_again_and_again_is_told_as_a_service_that_stopped) {
  odd_answers = 1000;
  m_reader.remove();
  EXPECT_TRUE(m_log.reaches([](const auto& now) { return now.service == PcscdState::stopped; }));
  odd_answers = 0;
  EXPECT_TRUE(
      m_log.reaches([](const auto& now) { return now.service == PcscdState::running && now.readers.size() == 1; }));
}

} // namespace card
