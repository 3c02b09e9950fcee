// SPDX-License-Identifier: EUPL-1.2
//
// What a whole sign-in asks of a card: one session, from the look at the card to log-off, with one signature. Bytes are
// those of commands and answers, status words included. tests/bench/card_economy.cpp says what each is for.
//
// The goals: 20 APDUs and 3.3 kB; 14 and 2.0 kB with the CA known; 7 for the same card again. Applet 1.8 is above the
// last one by one: the tries left are asked once to be shown and once more within the transaction that sends the PIN,
// since another program may have spent some while the user typed (promise 1). Applet 1.7 is above it by two, as its
// count is not in its first answer, and above the others by one: whether its key signs for TLS 1.3 is asked before the
// PIN is.
#include "card/eid_session.h"
#include "fake_connection.h"
#include "fake_issuers.h"
#include "pins.h"

#include <gtest/gtest.h>

namespace card {

namespace {

struct Cost {
  std::size_t apdus = 0;
  std::size_t bytes = 0;
};

class Economy : public testing::TestWithParam<Generation> {
protected:
  /// As session::CardDesk does it.
  Cost of_a_sign_in() {
    m_reader.eid.commands.clear();
    m_reader.eid.answered = 0;
    m_reader.eid.reset();
    auto opened = EidSession::open(m_reader.connect(), "Reader", m_cache);
    auto& session = *std::get<std::unique_ptr<EidSession>>(opened);
    EXPECT_TRUE(succeeded(session.certificates(m_issuers)));
    EXPECT_TRUE(session.data().tries || succeeded(session.tries_left()));
    EXPECT_TRUE(std::holds_alternative<PinAccepted>(session.verify(pin_of("1234"), LastTry::not_confirmed)));
    EXPECT_TRUE(succeeded(is_rsa() ? session.sign(SignatureScheme::rsa_pss_sha256, Bytes(32))
                                   : session.sign(SignatureScheme::ecdsa_sha384, Bytes(48))));
    session.close();
    Cost cost{.apdus = m_reader.eid.commands.size(), .bytes = m_reader.eid.answered};
    for (const auto& command : m_reader.eid.commands)
      cost.bytes += command.size();
    return cost;
  }

  [[nodiscard]] bool is_rsa() const { return GetParam() == Generation::applet_1_7; }

  FakeReader m_reader{GetParam()};
  CertificateCache m_cache;
  FakeIssuers m_issuers;
};

} // namespace

INSTANTIATE_TEST_SUITE_P(Generations, Economy, testing::Values(Generation::applet_1_7, Generation::applet_1_8),
                         [](const auto& generation) {
                           return generation.param == Generation::applet_1_7 ? "applet_1_7" : "applet_1_8";
                         });

TEST_P(Economy, of_a_card_and_a_ca_never_seen) {
  const auto cost = of_a_sign_in();
  EXPECT_LE(cost.apdus, is_rsa() ? 21U : 19U); // goal 20
  EXPECT_LE(cost.bytes, 3300U);
}

TEST_P(Economy, of_a_card_never_seen_whose_ca_is_known) {
  m_issuers.known = Bytes(1182);
  const auto cost = of_a_sign_in();
  EXPECT_LE(cost.apdus, is_rsa() ? 15U : 13U); // goal 14
  EXPECT_LE(cost.bytes, 2000U);
}

TEST_P(Economy, of_the_same_card_again) {
  of_a_sign_in();
  const auto cost = of_a_sign_in();
  EXPECT_LE(cost.apdus, is_rsa() ? 9U : 8U); // goal 7
  EXPECT_LE(cost.bytes, is_rsa() ? 460U : 330U);
}

TEST_P(Economy, of_an_rsa_card_of_the_old_authorities_is_that_of_its_larger_certificates) {
  // An RSA-4096 CA under an RSA-4096 root: signatures of 512 bytes, and a key as large.
  m_reader.eid.files[0x5038] = padded_certificate(1500, 50);
  m_reader.eid.files[0x503A] = padded_certificate(1536, 50);
  EXPECT_LE(of_a_sign_in().apdus, 23U);
}

} // namespace card
