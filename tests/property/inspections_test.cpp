// SPDX-License-Identifier: EUPL-1.2
// Looking at a card, over and over: the program's connection to pcscd as it is, libpcsclite, and a practice reader.
#include "card/eid_session.h"
#include "card/pcsc_connection.h"
#include "simulator/card/pcscd_server.h"
#include "simulator/card/simulated_eid.h"
#include "simulator/card/simulated_pki.h"

#include <glib.h>
#include <gtest/gtest.h>
#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

namespace property {
namespace {

constexpr const char* reader = simulator::PracticeReaders::default_reader;

/// What this process has now.
struct Holdings {
  long file_descriptors;
  long threads;
  long heap; ///< bytes; none under a sanitizer, which counts by itself
};

long entries_of(const char* directory) {
  return std::distance(std::filesystem::directory_iterator{directory}, {});
}

Holdings holdings() {
  return {entries_of("/proc/self/fd"), entries_of("/proc/self/task"), static_cast<long>(mallinfo2().uordblks)};
}

class Inspections : public testing::Test {
protected:
  // libpcsclite reads the socket's name once in a process: all tests use the same one.
  static void SetUpTestSuite() {
    std::string pattern = (std::filesystem::temp_directory_path() / "primaweb-inspections-XXXXXX").string();
    ASSERT_TRUE(mkdtemp(pattern.data()));
    folder() = pattern;
    g_setenv("PCSCLITE_CSOCK_NAME", socket().c_str(), TRUE);
  }

  static void TearDownTestSuite() { std::filesystem::remove_all(folder()); }

  static std::filesystem::path& folder() {
    static std::filesystem::path path;
    return path;
  }

  static std::string socket() { return (folder() / "pcscd.comm").string(); }

  std::atomic<int> m_commands = 0;
  std::shared_ptr<simulator::SimulatedCard> m_card = [this] {
    simulator::SimulatedPki pki;
    return std::make_shared<simulator::SimulatedEid>(pki, simulator::EidOptions{},
                                                     [this](const std::string&) { ++m_commands; });
  }();
  simulator::PracticeReaders m_readers{socket()};
  card::PcscContext m_context;
  card::CertificateCache m_cache;
};

TEST_F(Inspections, leave_no_descriptor_thread_or_memory_behind_in_ten_thousand) {
  constexpr int inspections = 10'000;
  const auto inspect = [this](int times) {
    for (int i = 0; i < times; ++i) {
      m_readers.insert(reader, m_card);
      ASSERT_TRUE(card::succeeded(card::EidSession::open(m_context, reader, m_cache)));
      m_readers.remove(reader);
      ASSERT_FALSE(card::succeeded(card::EidSession::open(m_context, reader, m_cache)));
    }
  };
  inspect(inspections / 100); // what is made once is made
  const auto before = holdings();
  inspect(inspections);
  const auto after = holdings();
  std::cout << "file descriptors " << before.file_descriptors << " to " << after.file_descriptors << ", threads "
            << before.threads << " to " << after.threads << ", heap " << before.heap << " to " << after.heap << '\n';
  EXPECT_EQ(m_commands, inspections + inspections / 100);
  EXPECT_EQ(after.file_descriptors, before.file_descriptors);
  EXPECT_EQ(after.threads, before.threads);
  EXPECT_LT(after.heap - before.heap, inspections) << "a byte for each";
}

TEST_F(Inspections, find_the_reader_gone_when_it_is_unplugged_in_between) {
  m_readers.insert(reader, m_card);
  auto opened = card::EidSession::open(m_context, reader, m_cache);
  ASSERT_TRUE(card::succeeded(opened));
  m_readers.unplug(reader);
  const auto tries = std::get<0>(opened)->tries_left();
  ASSERT_FALSE(card::succeeded(tries));
  EXPECT_EQ(std::get<card::Fault>(tries), card::Fault::reader_removed);
  std::get<0>(opened)->close();
  m_readers.plug_in(reader);
  m_readers.insert(reader, m_card);
  EXPECT_TRUE(card::succeeded(card::EidSession::open(m_context, reader, m_cache)));
}

TEST_F(Inspections, do_not_even_connect_when_they_were_called_off) {
  const auto ticket = m_context.gate().draw();
  m_context.gate().call_off();
  m_context.gate().take_up(ticket);
  const auto opened = card::EidSession::open(m_context, reader, m_cache);
  ASSERT_FALSE(card::succeeded(opened));
  EXPECT_EQ(std::get<card::Fault>(opened), card::Fault::card_busy) << "it looked for a card";
}

} // namespace
} // namespace property
