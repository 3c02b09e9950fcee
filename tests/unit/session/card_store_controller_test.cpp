// SPDX-License-Identifier: EUPL-1.2
// Runs on a private bus without a keyring (tests/support/with-bus): what is kept is what the memory notes.
#include "session/card_store_controller.h"
#include "simulator/card/pcscd_server.h"
#include "simulator/card/simulated_eid.h"
#include "simulator/card/simulated_pki.h"

#include <glib.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace session {
namespace {

constexpr const char* reader = simulator::PracticeReaders::default_reader;
const portal::Destination herstappe{"OCMW van Herstappe", "Maatschappelijk Welzijn", ""};

class CardStoreControllerTest : public testing::Test {
protected:
  // libpcsclite reads the socket's name once in a process: all tests use the same one.
  static void SetUpTestSuite() {
    std::string pattern = (std::filesystem::temp_directory_path() / "primaweb-store-XXXXXX").string();
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

  void SetUp() override {
    m_readers.insert(reader, std::make_shared<simulator::SimulatedEid>(m_pki, simulator::EidOptions{},
                                                                       [](const std::string& /*line*/) {}));
    m_cards.read(reader);
    wait_until([this] { return m_cards.card().has_value(); });
  }

  /// Runs the main loop until `arrived` says so.
  static void wait_until(const std::function<bool()>& arrived) {
    const auto end = g_get_monotonic_time() + 120L * G_USEC_PER_SEC;
    while (!arrived() && g_get_monotonic_time() < end)
      if (!g_main_context_iteration(nullptr, FALSE))
        g_usleep(1000);
    ASSERT_TRUE(arrived());
  }

  CardStoreController& store(bool remembers_choices) {
    return m_store.emplace(
        m_memory, m_cards, remembers_choices,
        CardStoreController::Dependencies{.tell = [this](const signin::Event& event) { m_told.push_back(event); },
                                          .signed_in = [this](const memory::CardToken& /*card*/) { ++m_signed_in; }});
  }

  template <typename Event>
  const Event* told() const {
    for (const auto& event : m_told)
      if (const auto* found = std::get_if<Event>(&event))
        return found;
    return nullptr;
  }

  [[nodiscard]] std::optional<memory::CardRecord> noted() const { return m_memory.noted(m_cards.card()->serial); }

  simulator::SimulatedPki m_pki;
  simulator::PracticeReaders m_readers{socket()};
  CardDesk m_desk{(folder() / "issuers").string()};
  CardController m_cards{m_desk, "", {}, [](const signin::Event& /*event*/, const std::function<void()>& done) {
                           if (done)
                             done();
                         }};
  memory::CardMemory m_memory{memory::CardMemory::Scope::practice};
  std::vector<signin::Event> m_told;
  int m_signed_in = 0;
  std::optional<CardStoreController> m_store;
};

TEST_F(CardStoreControllerTest, tells_of_a_card_what_was_kept_of_it) {
  store(true).recall();
  wait_until([this] { return told<signin::Recalled>() != nullptr; });
  EXPECT_EQ(told<signin::Recalled>()->last, std::nullopt);
  EXPECT_EQ(told<signin::Recalled>()->ownership, card::Ownership::unknown);
  m_store->remember(herstappe);
  EXPECT_EQ(m_signed_in, 1);
  m_told.clear();
  store(true).recall();
  wait_until([this] { return told<signin::Recalled>() != nullptr; });
  EXPECT_EQ(told<signin::Recalled>()->last, herstappe);
  EXPECT_EQ(told<signin::Recalled>()->ownership, card::Ownership::own);
}

TEST_F(CardStoreControllerTest, says_that_nothing_can_be_kept_without_a_keyring) {
  store(true).remember(herstappe);
  wait_until([this] { return told<signin::NotRemembered>() != nullptr; });
}

TEST_F(CardStoreControllerTest, tells_nobody_who_is_gone) {
  store(true).remember(herstappe);
  m_store->recall();
  m_store.reset();
  m_cards.close();
  bool is_answered = false;
  m_memory.recall(m_cards.card() ? m_cards.card()->serial : card::ChipSerial{},
                  [&is_answered](const memory::LookupResult& /*recollection*/) { is_answered = true; });
  wait_until([&is_answered] { return is_answered; });
  EXPECT_TRUE(m_told.empty());
}

TEST_F(CardStoreControllerTest, uses_and_keeps_no_choice_where_none_is_to_be_remembered) {
  store(true).remember(herstappe);
  store(false).recall();
  wait_until([this] { return told<signin::Recalled>() != nullptr; });
  EXPECT_EQ(told<signin::Recalled>()->last, std::nullopt);
  EXPECT_EQ(told<signin::Recalled>()->ownership, card::Ownership::own) << "the card is known all the same";
  m_store->remember(herstappe);
  ASSERT_TRUE(noted());
  EXPECT_EQ(noted()->last, std::nullopt);
}

TEST_F(CardStoreControllerTest, a_sign_in_without_a_choice_keeps_the_one_before) {
  store(true).remember(herstappe);
  store(true).recall();
  wait_until([this] { return told<signin::Recalled>() != nullptr; });
  m_store->remember_own_card();
  ASSERT_TRUE(noted());
  EXPECT_EQ(noted()->last, herstappe);
}

} // namespace
} // namespace session
