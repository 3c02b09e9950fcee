// SPDX-License-Identifier: EUPL-1.2
#include "card/eid_session.h"
#include "card/pcsc_context.h"
#include "pins.h"
#include "real_pcscd.h"
#include "snapshot_log.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace card {

namespace {

using Session = std::unique_ptr<EidSession>;

/// A reader with keys and the simulated eID in it, under the system's own pcscd.
class PadOnPcscd : public RealPcscd {
protected:
  void SetUp() override {
    pcscd().start(integration::PrivatePcscd::Readers::with_keys);
    std::ofstream{pcscd().keys().string() + ".card"} << "in\n";
    SnapshotLog log;
    const ReaderWatch watch{log.listener()};
    ASSERT_TRUE(log.reaches([](const auto& now) { return !now.readers.empty() && now.readers.front().card_present; }));
    auto opened = EidSession::open(m_context, integration::PrivatePcscd::reader_with_keys, m_cache);
    ASSERT_TRUE(succeeded(opened));
    m_session = std::get<Session>(std::move(opened));
    ASSERT_EQ(m_session->has_pin_pad(), Outcome<bool>{true});
  }

  void TearDown() override {
    m_session.reset();
    RealPcscd::TearDown();
  }

  PinResult verify(const char* user, LastTry last_try = LastTry::not_confirmed) {
    std::ofstream{pcscd().keys()} << user << '\n';
    return m_session->verify_on_pad(PadLanguage::dutch, last_try);
  }

  /// How often the card got a PIN.
  [[nodiscard]] static long verifies() {
    std::ifstream log{pcscd().keys().string() + ".log"};
    long count = 0;
    for (std::string line; std::getline(log, line);)
      count += line.starts_with("VERIFY") ? 1 : 0;
    return count;
  }

  PcscContext m_context;
  CertificateCache m_cache;
  Session m_session;
};

NoPin why(const PinResult& result) {
  return std::get<PinNotTyped>(result).why;
}

} // namespace

TEST_F(PadOnPcscd, signs_after_the_right_pin_on_the_readers_keys) {
  EXPECT_TRUE(std::holds_alternative<PinAccepted>(verify("1234")));
  KnownIssuers nobody;
  EXPECT_TRUE(succeeded(m_session->certificates(nobody)));
  EXPECT_TRUE(succeeded(m_session->sign(SignatureScheme::ecdsa_sha384, Bytes(48))));
  EXPECT_EQ(verifies(), 1);
}

TEST_F(PadOnPcscd, tells_the_tries_left_until_the_card_is_blocked_and_asks_no_more_then) {
  EXPECT_EQ(std::get<PinWrong>(verify("9999")).left, TriesLeft{2});
  EXPECT_EQ(std::get<PinWrong>(verify("99999")).left, TriesLeft{1});
  EXPECT_EQ(std::get<PinNotTried>(verify("9999")).left, TriesLeft{1});
  EXPECT_EQ(std::get<PinWrong>(verify("9999", LastTry::confirmed)).left, TriesLeft{0});
  EXPECT_EQ(std::get<PinNotTried>(verify("1234", LastTry::confirmed)).left, TriesLeft{0});
  EXPECT_EQ(verifies(), 3);
}

TEST_F(PadOnPcscd, sends_nothing_when_no_pin_was_typed) {
  EXPECT_EQ(why(verify("cancel")), NoPin::cancelled);
  EXPECT_EQ(why(verify("nothing")), NoPin::took_too_long);
  EXPECT_EQ(why(verify("123")), NoPin::wrong_length);
  EXPECT_EQ(why(verify("1234567890123")), NoPin::wrong_length);
  EXPECT_EQ(verifies(), 0);
  EXPECT_EQ(std::get<TriesLeft>(m_session->tries_left()), TriesLeft{3});
}

TEST_F(PadOnPcscd, takes_the_pin_from_the_computer_when_the_reader_did_not_do_what_it_said) {
  EXPECT_EQ(why(verify("unsupported")), NoPin::pad_cannot_ask);
  EXPECT_EQ(verifies(), 0);
  EXPECT_TRUE(std::holds_alternative<PinAccepted>(m_session->verify(pin_of("1234"), LastTry::not_confirmed)));
}

TEST_F(PadOnPcscd, tells_that_the_card_was_pulled_while_the_reader_asked) {
  EXPECT_EQ(std::get<Fault>(verify("pull")), Fault::card_removed);
}

TEST_F(PadOnPcscd, closes_the_card_for_good_when_nobody_knows_what_it_got) {
  EXPECT_EQ(std::get<Fault>(verify("broken")), Fault::card_mute);
  EXPECT_EQ(std::get<Fault>(m_session->tries_left()), Fault::card_removed);
}

} // namespace card
