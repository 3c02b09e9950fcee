// SPDX-License-Identifier: EUPL-1.2
#include "card/apdu.h"
#include "card/eid_session.h"
#include "fake_connection.h"
#include "fake_issuers.h"
#include "hex.h"
#include "pins.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace card {

namespace {

using Events = std::vector<std::string>;

const Bytes log_off_bytes = hex("80E6000000");

std::unique_ptr<EidSession> open(FakeReader& reader, CertificateCache& cache) {
  auto session = EidSession::open(reader.connect(), "Reader", cache);
  return succeeded(session) ? std::get<std::unique_ptr<EidSession>>(std::move(session)) : nullptr;
}

class Session : public testing::TestWithParam<Generation> {
protected:
  Outcome<Bytes> sign() {
    return GetParam() == Generation::applet_1_7 ? m_session->sign(SignatureScheme::rsa_pss_sha256, Bytes(32))
                                                : m_session->sign(SignatureScheme::ecdsa_sha384, Bytes(48));
  }

  PinResult verify(std::string_view digits) { return m_session->verify(pin_of(digits), LastTry::not_confirmed); }

  /// What becomes of an unlocked card whose LOG OFF comes back so.
  std::string end_when_log_off_gives(Fault fault) {
    m_session.reset();
    m_reader.trouble.reset();
    m_session = open(m_reader, m_cache);
    EXPECT_TRUE(std::holds_alternative<PinAccepted>(verify("1234")));
    m_reader.trouble = fault;
    m_session->close();
    return m_reader.events.back();
  }

  FakeReader m_reader{GetParam()};
  CertificateCache m_cache;
  FakeIssuers m_issuers;
  std::unique_ptr<EidSession> m_session = open(m_reader, m_cache);
};

} // namespace

INSTANTIATE_TEST_SUITE_P(Generations, Session, testing::Values(Generation::applet_1_7, Generation::applet_1_8),
                         [](const auto& generation) {
                           return generation.param == Generation::applet_1_7 ? "applet_1_7" : "applet_1_8";
                         });

TEST_P(Session, says_whose_card_it_is_and_where) {
  ASSERT_NE(m_session, nullptr);
  EXPECT_EQ(m_session->data().generation, GetParam());
  EXPECT_EQ(m_session->reader(), "Reader");
  EXPECT_EQ(m_reader.events, (Events{"begin", "end"}));
}

TEST_P(Session, gives_the_card_back_after_each_look) {
  EXPECT_TRUE(succeeded(m_session->certificates(m_issuers)));
  EXPECT_FALSE(m_reader.in_transaction);
  EXPECT_TRUE(succeeded(m_session->tries_left()));
  EXPECT_FALSE(m_reader.in_transaction);
}

TEST_P(Session, reads_the_certificates_of_a_chip_once) {
  const auto first = m_session->certificates(m_issuers);
  ASSERT_TRUE(succeeded(first));
  m_session = open(m_reader, m_cache);
  m_reader.eid.commands.clear();
  const auto second = m_session->certificates(m_issuers);
  ASSERT_TRUE(succeeded(second));
  EXPECT_EQ(std::get<CardCertificates>(first).issuer, std::get<CardCertificates>(second).issuer);
  EXPECT_TRUE(m_reader.eid.commands.empty());
}

TEST_P(Session, does_not_remember_certificates_it_could_not_read) {
  m_reader.eid.files[0x5038] = Bytes(2500);
  EXPECT_EQ(std::get<Fault>(m_session->certificates(m_issuers)), Fault::no_certificate);
  EXPECT_FALSE(m_cache.find(m_session->data().serial).has_value());
}

TEST_P(Session, goes_on_without_the_issuer_that_the_card_does_not_have) {
  m_reader.eid.files[0x503A] = Bytes(2500);
  const auto zeroed = m_session->certificates(m_issuers);
  ASSERT_TRUE(succeeded(zeroed));
  EXPECT_FALSE(std::get<CardCertificates>(zeroed).issuer.has_value());
  m_reader.eid.files.erase(0x503A);
  m_cache.clear();
  const auto missing = m_session->certificates(m_issuers);
  ASSERT_TRUE(succeeded(missing));
  EXPECT_FALSE(std::get<CardCertificates>(missing).issuer.has_value());
  EXPECT_TRUE(m_issuers.learnt.empty());
}

TEST_P(Session, reads_no_issuer_that_is_known) {
  m_issuers.known = Bytes{0x30, 0x00};
  const auto certificates = m_session->certificates(m_issuers);
  ASSERT_TRUE(succeeded(certificates));
  EXPECT_EQ(std::get<CardCertificates>(certificates).issuer, m_issuers.known);
  EXPECT_TRUE(m_issuers.learnt.empty());
  EXPECT_EQ(std::ranges::count(m_reader.eid.commands, select_by_path({0x3F00, 0xDF00, 0x503A})), 0);
}

TEST_P(Session, tells_of_an_issuer_that_it_had_to_read) {
  const auto certificates = m_session->certificates(m_issuers);
  ASSERT_TRUE(succeeded(certificates));
  EXPECT_THAT(m_issuers.learnt, testing::ElementsAre(*std::get<CardCertificates>(certificates).issuer));
}

TEST_P(Session, keeps_the_card_to_itself_from_the_pin_until_it_is_closed) {
  EXPECT_TRUE(std::holds_alternative<PinAccepted>(verify("1234")));
  EXPECT_TRUE(m_reader.in_transaction);
  EXPECT_TRUE(succeeded(sign()));
  EXPECT_TRUE(m_reader.in_transaction);
  m_session->close();
  EXPECT_FALSE(m_reader.eid.unlocked);
  EXPECT_EQ(m_reader.events.back(), "leave");
}

TEST_P(Session, gives_the_card_back_after_a_wrong_pin) {
  EXPECT_TRUE(std::holds_alternative<PinWrong>(verify("9999")));
  EXPECT_FALSE(m_reader.in_transaction);
}

TEST_P(Session, gives_the_card_back_when_the_pin_was_not_tried) {
  m_reader.eid.tries = 1;
  EXPECT_TRUE(std::holds_alternative<PinNotTried>(verify("1234")));
  EXPECT_FALSE(m_reader.in_transaction);
}

TEST_P(Session, does_not_sign_without_a_pin) {
  m_reader.eid.unlocked = true;
  EXPECT_EQ(std::get<Fault>(sign()), Fault::not_verified);
}

TEST_P(Session, takes_a_card_away_from_who_left_it_unlocked_also_with_a_wrong_pin) {
  m_reader.eid.unlocked = true;
  EXPECT_TRUE(std::holds_alternative<PinWrong>(verify("9999")));
  EXPECT_FALSE(m_reader.eid.unlocked);
  EXPECT_EQ(std::get<Fault>(sign()), Fault::not_verified);
}

TEST_P(Session, logs_off_a_card_that_another_program_had_left_unlocked) {
  m_reader.eid.unlocked = true;
  EXPECT_TRUE(std::holds_alternative<PinAccepted>(verify("1234")));
  m_session->close();
  EXPECT_FALSE(m_reader.eid.unlocked);
}

TEST_P(Session, does_not_sign_after_it_was_closed) {
  EXPECT_TRUE(std::holds_alternative<PinAccepted>(verify("1234")));
  m_session->close();
  EXPECT_EQ(std::get<Fault>(sign()), Fault::not_verified);
}

TEST_P(Session, logs_the_card_off_when_it_is_destroyed) {
  EXPECT_TRUE(std::holds_alternative<PinAccepted>(verify("1234")));
  m_session.reset();
  EXPECT_FALSE(m_reader.eid.unlocked);
  EXPECT_EQ(m_reader.eid.commands.back(), log_off_bytes);
}

TEST_P(Session, resets_a_card_that_cannot_be_logged_off) {
  EXPECT_TRUE(std::holds_alternative<PinAccepted>(verify("1234")));
  m_reader.eid.refuses_log_off = true;
  m_session->close();
  EXPECT_FALSE(m_reader.eid.unlocked);
  EXPECT_EQ(m_reader.events.back(), "reset");
}

TEST_P(Session, resets_a_card_that_may_be_there_still_and_unlocked) {
  for (const auto fault : {Fault::card_mute, Fault::timed_out, Fault::unexpected_answer, Fault::card_busy})
    EXPECT_EQ(end_when_log_off_gives(fault), "reset") << static_cast<int>(fault);
}

TEST_P(Session, leaves_whatever_is_in_the_reader_when_its_own_card_went_or_lost_its_power) {
  for (const auto fault : {Fault::card_removed, Fault::reader_removed, Fault::card_reset, Fault::foreign_card,
                           Fault::service_absent, Fault::service_stopped, Fault::service_forbidden,
                           Fault::service_refused, Fault::service_incompatible, Fault::service_silent})
    EXPECT_EQ(end_when_log_off_gives(fault), "leave") << static_cast<int>(fault);
}

TEST_P(Session, leaves_a_card_that_another_program_unlocked_to_it_while_it_only_looks) {
  m_session.reset();
  m_reader.eid.unlocked = true;
  m_session = open(m_reader, m_cache);
  EXPECT_TRUE(succeeded(m_session->certificates(m_issuers)));
  EXPECT_EQ(std::get<TriesLeft>(m_session->tries_left()), TriesLeft{3});
  m_session->close();
  EXPECT_TRUE(m_reader.eid.unlocked);
  EXPECT_EQ(m_reader.events.back(), "leave");
}

TEST_P(Session, does_not_count_on_the_directory_that_was_current_before_another_program_reset_the_card) {
  EXPECT_TRUE(succeeded(m_session->certificates(m_issuers)));
  m_reader.reset_by_others = true;
  EXPECT_TRUE(std::holds_alternative<PinAccepted>(verify("1234")));
  m_reader.eid.commands.clear();
  EXPECT_TRUE(succeeded(sign()));
  EXPECT_EQ(m_reader.eid.commands.front(), hex("00A4080C043F00DF00"));
}

TEST_P(Session, leaves_a_card_alone_that_took_no_pin) {
  m_session->close();
  EXPECT_EQ(std::ranges::count(m_reader.eid.commands, log_off_bytes), 0);
  EXPECT_EQ(m_reader.events.back(), "leave");
}

TEST_P(Session, can_be_closed_twice) {
  m_session->close();
  const auto events = m_reader.events;
  m_session->close();
  EXPECT_EQ(m_reader.events, events);
}

TEST_P(Session, closes_a_card_whose_answer_to_the_pin_got_lost) {
  m_reader.lose_reply_to_pin = true;
  EXPECT_EQ(std::get<Fault>(verify("1234")), Fault::timed_out);
  EXPECT_EQ(m_reader.eid.count_of_verify(), 1U);
  EXPECT_FALSE(m_reader.eid.unlocked);
  EXPECT_FALSE(m_reader.connected);
}

TEST_P(Session, gives_a_card_back_as_it_is_when_something_failed_before_the_pin_was_sent) {
  m_reader.eid.unlocked = true; // by another program
  for (const auto fault : {Fault::card_removed, Fault::card_mute, Fault::timed_out}) {
    m_reader.trouble = fault;
    EXPECT_EQ(std::get<Fault>(verify("1234")), fault);
    EXPECT_FALSE(m_reader.in_transaction);
    m_session->close();
    EXPECT_EQ(m_reader.events.back(), "leave");
    m_session.reset();
    m_reader.trouble.reset();
    m_session = open(m_reader, m_cache);
  }
  EXPECT_TRUE(m_reader.eid.unlocked);
  EXPECT_EQ(std::ranges::count(m_reader.eid.commands, log_off_bytes), 0);
}

TEST_P(Session, goes_on_with_a_card_that_another_program_reset_before_the_pin) {
  m_reader.reset_by_others = true;
  EXPECT_TRUE(std::holds_alternative<PinAccepted>(verify("1234")));
  EXPECT_EQ(m_reader.eid.count_of_verify(), 1U);
}

TEST_P(Session, sends_no_pin_to_another_card_found_after_a_reset) {
  m_reader.reset_by_others = true;
  m_reader.eid.serial_tail = 0x68;
  EXPECT_EQ(std::get<Fault>(verify("1234")), Fault::card_removed);
  EXPECT_EQ(m_reader.eid.count_of_verify(), 0U);
  EXPECT_FALSE(m_reader.in_transaction);
}

TEST(SessionOn1_8, leaves_another_card_alone_that_answers_before_the_pin) {
  FakeReader reader{Generation::applet_1_8};
  CertificateCache cache;
  const auto session = open(reader, cache);
  reader.eid.serial_tail = 0x68;
  reader.eid.unlocked = true;
  EXPECT_EQ(std::get<Fault>(session->verify(pin_of("1234"), LastTry::not_confirmed)), Fault::card_removed);
  session->close();
  EXPECT_TRUE(reader.eid.unlocked);
  EXPECT_EQ(reader.events.back(), "leave");
}

TEST_P(Session, never_sends_the_pin_again_after_a_reset) {
  EXPECT_TRUE(std::holds_alternative<PinAccepted>(verify("1234")));
  m_reader.reset_by_others = true;
  EXPECT_EQ(std::get<Fault>(sign()), Fault::card_reset);
  m_session->close();
  EXPECT_EQ(m_reader.eid.count_of_verify(), 1U);
  EXPECT_EQ(m_reader.events.back(), "leave");
}

TEST(SessionOpen, refuses_a_card_it_cannot_sign_in_with) {
  FakeReader reader{Generation::applet_1_7};
  reader.eid.applet = 0x11;
  CertificateCache cache;
  EXPECT_EQ(std::get<Fault>(EidSession::open(reader.connect(), "Reader", cache)), Fault::outdated_card);
  EXPECT_EQ(reader.eid.commands.size(), 1U);
  EXPECT_FALSE(reader.connected);
}

} // namespace card
