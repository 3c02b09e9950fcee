// SPDX-License-Identifier: EUPL-1.2
// With libpcsclite as it is, practice cards behind it, and another program that is not always polite.
#include "launcher/card_inspector.h"
#include "loop.h"
#include "simulator/card/pcscd_server.h"
#include "simulator/card/simulated_eid.h"
#include "simulator/card/simulated_pki.h"

#include <glib.h>
#include <glibmm/init.h>
#include <gtest/gtest.h>
#include <winscard.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>

namespace launcher {
namespace {

using namespace std::chrono_literals;
using testing::wait_until;

constexpr const char* reader = simulator::PracticeReaders::default_reader;

/// Another program, with the card connected.
class OtherProgram {
public:
  explicit OtherProgram(DWORD sharing) {
    DWORD protocol = 0;
    EXPECT_EQ(SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &m_context), SCARD_S_SUCCESS);
    EXPECT_EQ(SCardConnect(m_context, reader, sharing, SCARD_PROTOCOL_T0, &m_card, &protocol), SCARD_S_SUCCESS);
  }

  ~OtherProgram() {
    SCardDisconnect(m_card, SCARD_LEAVE_CARD);
    SCardReleaseContext(m_context);
  }

  OtherProgram(const OtherProgram&) = delete;
  OtherProgram& operator=(const OtherProgram&) = delete;
  OtherProgram(OtherProgram&&) = delete;
  OtherProgram& operator=(OtherProgram&&) = delete;

  void begin_transaction() const { EXPECT_EQ(SCardBeginTransaction(m_card), SCARD_S_SUCCESS); }

private:
  SCARDCONTEXT m_context = 0;
  SCARDHANDLE m_card = 0;
};

class Inspecting : public ::testing::Test {
protected:
  // libpcsclite reads the socket's name once in a process.
  static void SetUpTestSuite() {
    Glib::init();
    std::string pattern = (std::filesystem::temp_directory_path() / "primaweb-inspector-XXXXXX").string();
    ASSERT_TRUE(mkdtemp(pattern.data()));
    folder() = pattern;
    g_setenv("PCSCLITE_CSOCK_NAME", (folder() / "pcscd.comm").c_str(), TRUE);
  }

  static void TearDownTestSuite() { std::filesystem::remove_all(folder()); }

  static std::filesystem::path& folder() {
    static std::filesystem::path path;
    return path;
  }

  void SetUp() override {
    m_readers.insert(reader,
                     std::make_shared<simulator::SimulatedEid>(m_pki, simulator::EidOptions{},
                                                               [this](const std::string&) { m_is_silent.wait(true); }));
  }

  void TearDown() override { answer_again(); }

  /// From now on the card says nothing, and so nothing comes from its reader either.
  void fall_silent() { m_is_silent = true; }

  void answer_again() {
    m_is_silent = false;
    m_is_silent.notify_all();
  }

  void ask() {
    m_inspector.inspect(reader, [this](const card::Outcome<card::ChipSerial>& outcome) {
      m_outcome = outcome;
      ++m_answers;
    });
  }

  bool is_answered(int times = 1) {
    return wait_until([this, times] { return m_answers == times; });
  }

  std::atomic<bool> m_is_silent = false;
  simulator::SimulatedPki m_pki;
  simulator::PracticeReaders m_readers{(folder() / "pcscd.comm").string()};
  CardInspector m_inspector{2s};
  std::optional<card::Outcome<card::ChipSerial>> m_outcome;
  int m_answers = 0;
};

TEST_F(Inspecting, tells_who_a_card_is) {
  ask();
  ASSERT_TRUE(is_answered());
  EXPECT_TRUE(card::succeeded(*m_outcome));
}

TEST_F(Inspecting, gives_a_silent_card_up_and_asks_the_next_one) {
  fall_silent();
  ask();
  ASSERT_TRUE(is_answered());
  EXPECT_EQ(*m_outcome, card::Outcome<card::ChipSerial>{card::Fault::timed_out});
  answer_again();
  ask();
  ASSERT_TRUE(is_answered(2));
  EXPECT_TRUE(card::succeeded(*m_outcome));
}

TEST_F(Inspecting, waits_for_the_end_of_another_programs_transaction) {
  auto other = std::make_optional<OtherProgram>(SCARD_SHARE_SHARED);
  other->begin_transaction();
  ask();
  EXPECT_FALSE(wait_until([this] { return m_answers > 0; }, 3s)) << "beyond the bound of a card that is silent";
  other.reset();
  ASSERT_TRUE(is_answered());
  EXPECT_TRUE(card::succeeded(*m_outcome));
}

TEST_F(Inspecting, tells_that_another_program_has_the_card_for_itself) {
  const OtherProgram other{SCARD_SHARE_EXCLUSIVE};
  ask();
  ASSERT_TRUE(is_answered());
  EXPECT_EQ(*m_outcome, card::Outcome<card::ChipSerial>{card::Fault::card_busy});
}

TEST_F(Inspecting, answers_each_question_and_leaves_a_few_threads_behind_and_no_more) {
  auto other = std::make_optional<OtherProgram>(SCARD_SHARE_SHARED);
  other->begin_transaction();
  const auto threads = [] {
    return std::distance(std::filesystem::directory_iterator{"/proc/self/task"}, std::filesystem::directory_iterator{});
  };
  const auto before = threads();
  // A thread is left behind once it waits and another question comes; when it gets to that, nobody knows.
  int asked = 0;
  ASSERT_TRUE(wait_until([this, &threads, before, &asked] {
    ask();
    ++asked;
    return threads() - before == 4;
  }));
  for (int more = 0; more < 4; ++more, ++asked)
    ask();
  testing::let_settle();
  EXPECT_EQ(threads() - before, 4);
  EXPECT_LT(m_answers, asked) << "those of the last thread wait";
  other.reset();
  ASSERT_TRUE(is_answered(asked));
  EXPECT_TRUE(card::succeeded(*m_outcome));
}

} // namespace
} // namespace launcher
