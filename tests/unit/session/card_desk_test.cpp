// SPDX-License-Identifier: EUPL-1.2
#include "session/card_desk.h"
#include "simulator/card/pcscd_server.h"
#include "simulator/card/simulated_eid.h"
#include "simulator/card/simulated_pki.h"

#include <glib.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace session {
namespace {

constexpr const char* reader = simulator::PracticeReaders::default_reader;

/// A card desk, libpcsclite as it is, and a practice card behind it.
class CardDeskTest : public ::testing::TestWithParam<simulator::Applet> {
protected:
  // libpcsclite reads the socket's name once in a process: all tests use the same one.
  static void SetUpTestSuite() {
    std::string pattern = (std::filesystem::temp_directory_path() / "primaweb-session-XXXXXX").string();
    ASSERT_TRUE(mkdtemp(pattern.data()));
    folder() = pattern;
    g_setenv("PCSCLITE_CSOCK_NAME", socket().c_str(), TRUE);
  }

  static void TearDownTestSuite() { std::filesystem::remove_all(folder()); }

  void SetUp() override {
    m_readers = std::make_unique<simulator::PracticeReaders>(socket());
    m_desk = std::make_unique<CardDesk>(issuer_directory());
  }

  void TearDown() override {
    m_desk.reset();
    m_readers.reset();
  }

  static std::filesystem::path& folder() {
    static std::filesystem::path path;
    return path;
  }

  static std::string issuer_directory() { return (folder() / "issuers").string(); }

  static std::string socket() { return (folder() / "pcscd.comm").string(); }

  void insert(simulator::EidOptions options = {}) {
    options.applet = GetParam();
    m_readers->insert(reader, std::make_shared<simulator::SimulatedEid>(
                                  m_pki, options, [this](const std::string& line) { observe(line); }));
  }

  /// Runs the main loop until `arrived` says so, for two minutes at most.
  static bool wait_until(const std::function<bool()>& arrived) {
    const auto end = g_get_monotonic_time() + 120L * G_USEC_PER_SEC;
    while (!arrived() && g_get_monotonic_time() < end)
      if (!g_main_context_iteration(nullptr, FALSE))
        g_usleep(1000);
    return arrived();
  }

  CardReading read() {
    std::optional<CardReading> reading;
    m_desk->read(reader, [&reading](CardReading result) { reading = std::move(result); });
    EXPECT_TRUE(wait_until([&reading] { return reading.has_value(); }));
    return std::move(reading).value_or(signin::CardUnfit{signin::Failure::card_unreadable, {}});
  }

  card::PinResult verify(std::string_view digits, card::LastTry last_try = card::LastTry::not_confirmed) {
    card::Pin pin;
    for (const char digit : digits)
      pin.append(digit);
    std::optional<card::PinResult> result;
    m_desk->verify(std::move(pin), last_try, [&result](const card::PinResult& checked) { result = checked; });
    EXPECT_TRUE(wait_until([&result] { return result.has_value(); }));
    return result.value_or(card::Fault::timed_out);
  }

  /// As GIO does it: on a thread of its own.
  card::Outcome<card::Bytes> sign() {
    const bool rsa = GetParam() == simulator::Applet::v1_7;
    const auto scheme = rsa ? card::SignatureScheme::rsa_pss_sha256 : card::SignatureScheme::ecdsa_sha384;
    card::Outcome<card::Bytes> signature{card::Fault::timed_out};
    std::thread handshake{[&signature, scheme, rsa, sign = m_desk->signer()] {
      signature = sign(scheme, card::Bytes(rsa ? 32 : 48, 0x5A));
    }};
    handshake.join();
    return signature;
  }

  long count(const std::string& beginning) {
    const std::lock_guard lock{m_mutex};
    return std::count_if(m_lines.begin(), m_lines.end(),
                         [&beginning](const std::string& line) { return line.rfind(beginning, 0) == 0; });
  }

  std::size_t commands() {
    const std::lock_guard lock{m_mutex};
    return m_lines.size();
  }

  simulator::SimulatedPki m_pki;
  std::unique_ptr<simulator::PracticeReaders> m_readers;
  std::unique_ptr<CardDesk> m_desk;

private:
  void observe(const std::string& line) {
    const std::lock_guard lock{m_mutex};
    m_lines.push_back(line);
  }

  std::mutex m_mutex;
  std::vector<std::string> m_lines;
};

TEST_P(CardDeskTest, reads_whose_card_it_is_and_how_many_tries_are_left) {
  insert({.tries_left = 2});
  const auto reading = read();
  ASSERT_TRUE(std::holds_alternative<ReadableCard>(reading));
  const auto& card = std::get<ReadableCard>(reading);
  EXPECT_EQ(card.facts.holder.reveal(), "Ada Proef");
  EXPECT_EQ(card.facts.reader, reader);
  EXPECT_EQ(card.facts.tries.count, 2);
  EXPECT_TRUE(card.facts.valid_until.ok());
}

TEST_P(CardDeskTest, signs_only_after_the_right_pin_and_not_after_close) {
  insert();
  ASSERT_TRUE(std::holds_alternative<ReadableCard>(read()));
  EXPECT_FALSE(card::succeeded(sign()));
  EXPECT_TRUE(std::holds_alternative<card::PinAccepted>(verify("1234")));
  EXPECT_TRUE(card::succeeded(sign()));
  m_desk->close();
  ASSERT_TRUE(wait_until([this] { return count("LOG OFF 9000") == 1; }));
  EXPECT_FALSE(card::succeeded(sign()));
}

TEST_P(CardDeskTest, tells_that_the_card_is_closed_once_it_is_logged_off) {
  insert();
  read();
  ASSERT_TRUE(std::holds_alternative<card::PinAccepted>(verify("1234")));
  long log_offs = -1;
  m_desk->close([&] { log_offs = count("LOG OFF 9000"); });
  ASSERT_TRUE(wait_until([&] { return log_offs >= 0; }));
  EXPECT_EQ(log_offs, 1);
}

TEST_P(CardDeskTest, spends_one_try_on_one_wrong_pin) {
  insert();
  ASSERT_TRUE(std::holds_alternative<ReadableCard>(read()));
  const auto result = verify("9999");
  ASSERT_TRUE(std::holds_alternative<card::PinWrong>(result));
  EXPECT_EQ(std::get<card::PinWrong>(result).left.count, 2);
  EXPECT_EQ(count("VERIFY"), 1);
}

TEST_P(CardDeskTest, keeps_the_last_try_unless_it_was_confirmed_as_such) {
  insert({.tries_left = 1});
  ASSERT_TRUE(std::holds_alternative<ReadableCard>(read()));
  EXPECT_TRUE(std::holds_alternative<card::PinNotTried>(verify("9999")));
  EXPECT_EQ(count("VERIFY"), 0);
  EXPECT_TRUE(std::holds_alternative<card::PinWrong>(verify("9999", card::LastTry::confirmed)));
  EXPECT_EQ(count("VERIFY"), 1);
}

TEST_P(CardDeskTest, verifies_nothing_on_the_card_that_came_in_place_of_the_confirmed_one) {
  insert();
  ASSERT_TRUE(std::holds_alternative<ReadableCard>(read()));
  m_readers->remove(reader);
  insert({.card_number = 2});
  EXPECT_TRUE(std::holds_alternative<card::Fault>(verify("1234")));
  EXPECT_EQ(count("VERIFY"), 0);
}

TEST_P(CardDeskTest, refuses_a_card_that_cannot_sign_in) {
  insert({.validity = simulator::CertificateState::expired});
  EXPECT_EQ(std::get<signin::CardUnfit>(read()).failure, signin::Failure::certificate_expired);
  insert({.validity = simulator::CertificateState::not_yet_valid, .card_number = 2});
  EXPECT_EQ(std::get<signin::CardUnfit>(read()).failure, signin::Failure::certificate_not_yet_valid);
  insert({.has_certificates = false, .card_number = 3});
  EXPECT_EQ(std::get<signin::CardUnfit>(read()).failure, signin::Failure::no_certificate);
}

TEST_P(CardDeskTest, needs_fewer_commands_for_a_card_it_knows) {
  auto sign_in = [this, ends = 0L]() mutable {
    const auto before = commands();
    EXPECT_TRUE(std::holds_alternative<ReadableCard>(read()));
    EXPECT_TRUE(std::holds_alternative<card::PinAccepted>(verify("1234")));
    EXPECT_TRUE(card::succeeded(sign()));
    m_desk->close();
    ++ends;
    EXPECT_TRUE(wait_until([this, ends] { return count("LOG OFF 9000") == ends; }));
    return commands() - before;
  };
  insert();
  EXPECT_LE(sign_in(), GetParam() == simulator::Applet::v1_7 ? 24U : 20U);
  EXPECT_LE(sign_in(), GetParam() == simulator::Applet::v1_7 ? 9U : 8U);
}

TEST_P(CardDeskTest, keeps_no_certificate_of_a_card_that_was_only_looked_at) {
  const auto close = [this] {
    bool closed = false;
    m_desk->close([&closed] { closed = true; });
    EXPECT_TRUE(wait_until([&closed] { return closed; }));
  };
  const auto read_anew = [this] {
    const auto before = count("READ BINARY");
    EXPECT_TRUE(std::holds_alternative<ReadableCard>(read()));
    return count("READ BINARY") > before;
  };
  insert();
  EXPECT_TRUE(read_anew());
  close();
  EXPECT_TRUE(read_anew()) << "the desk has forgotten it";
  EXPECT_TRUE(std::holds_alternative<card::PinAccepted>(verify("1234")));
  close();
  EXPECT_FALSE(read_anew()) << "its user is signing in with it";
  insert({.card_number = 2});
  EXPECT_TRUE(read_anew());
  insert();
  EXPECT_FALSE(read_anew());
  insert({.card_number = 2});
  EXPECT_TRUE(read_anew()) << "forgotten, too, when another card takes its place";
}

TEST_P(CardDeskTest, knows_before_the_pin_whether_the_card_signs_for_tls_1_3) {
  insert({.has_pss = false});
  const auto reading = read();
  ASSERT_TRUE(std::holds_alternative<ReadableCard>(reading));
  EXPECT_EQ(std::get<ReadableCard>(reading).reach,
            GetParam() == simulator::Applet::v1_7 ? tls::KeyReach::tls_1_2 : tls::KeyReach::tls_1_3);
  EXPECT_EQ(count("VERIFY 9000"), 0);

  insert({.card_number = 2});
  const auto other = read();
  ASSERT_TRUE(std::holds_alternative<ReadableCard>(other));
  EXPECT_EQ(std::get<ReadableCard>(other).reach, tls::KeyReach::tls_1_3);
}

TEST_P(CardDeskTest, takes_an_rsa_card_that_an_elliptic_authority_issued_anew) {
  insert({.is_rekeyed = true});
  ASSERT_TRUE(std::holds_alternative<ReadableCard>(read()));
  ASSERT_TRUE(std::holds_alternative<card::PinAccepted>(verify("1234")));
  EXPECT_TRUE(card::succeeded(sign()));
}

TEST_P(CardDeskTest, reads_the_issuer_of_two_cards_from_the_first_one_only) {
  insert();
  ASSERT_TRUE(std::holds_alternative<ReadableCard>(read()));
  const auto with_issuer = count("SELECT");
  insert({.card_number = 2});
  m_desk = std::make_unique<CardDesk>(issuer_directory()); // as after a restart of the program
  ASSERT_TRUE(std::holds_alternative<ReadableCard>(read()));
  EXPECT_EQ(count("SELECT") - with_issuer, 1);
}

TEST_P(CardDeskTest, reads_no_certificate_that_the_program_before_this_one_has_read) {
  insert();
  const auto first = read();
  ASSERT_TRUE(std::holds_alternative<ReadableCard>(first));
  const auto& card = std::get<ReadableCard>(first);
  ASSERT_TRUE(card.issuer);
  const auto selected = count("SELECT");
  const auto asked_for_pss = count("MSE SET");
  m_desk = std::make_unique<CardDesk>(
      issuer_directory(),
      card::KnownCard{card.serial,
                      {card.authentication.der(), card.issuer->der(), GetParam() == simulator::Applet::v1_7}});
  const auto second = read();
  ASSERT_TRUE(std::holds_alternative<ReadableCard>(second));
  EXPECT_EQ(std::get<ReadableCard>(second).reach, card.reach);
  EXPECT_EQ(count("SELECT"), selected);
  EXPECT_EQ(count("MSE SET"), asked_for_pss);
  ASSERT_TRUE(std::holds_alternative<card::PinAccepted>(verify("1234")));
  EXPECT_TRUE(card::succeeded(sign()));
}

INSTANTIATE_TEST_SUITE_P(Generations, CardDeskTest, ::testing::Values(simulator::Applet::v1_7, simulator::Applet::v1_8),
                         [](const auto& applet) {
                           return applet.param == simulator::Applet::v1_7 ? "applet_1_7" : "applet_1_8";
                         });

} // namespace
} // namespace session
