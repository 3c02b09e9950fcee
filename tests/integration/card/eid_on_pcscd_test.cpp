// SPDX-License-Identifier: EUPL-1.2
#include "card/eid_session.h"
#include "card/pcsc_connection.h"
#include "fake_issuers.h"
#include "pins.h"
#include "real_pcscd.h"

#include <gtest/gtest.h>

#include <optional>

namespace card {

namespace {

using Session = std::unique_ptr<EidSession>;

class EidOnPcscd : public RealPcscd {
protected:
  void insert(EidInVpcd& eid) {
    m_inserted = eid.insert(pcscd().port());
    ASSERT_TRUE(shows_card(true));
  }

  void remove() {
    m_inserted.reset();
    ASSERT_TRUE(shows_card(false));
  }

  Outcome<Session> open() { return EidSession::open(m_context, pcscd().reader_name(), m_cache); }

  EidInVpcd m_eid{Generation::applet_1_8};
  EidInVpcd m_old_eid{Generation::applet_1_7};
  std::unique_ptr<integration::VpcdCard> m_inserted;
  PcscContext m_context;
  CertificateCache m_cache;
  FakeIssuers m_issuers;
};

} // namespace

TEST_F(EidOnPcscd, signs_with_both_generations) {
  pcscd().start();
  for (auto* const eid : {&m_eid, &m_old_eid}) {
    insert(*eid);
    auto session = open();
    ASSERT_TRUE(succeeded(session));
    auto& card = *std::get<Session>(session);
    const bool old = card.data().generation == Generation::applet_1_7;
    EXPECT_TRUE(succeeded(card.certificates(m_issuers)));
    EXPECT_EQ(std::get<TriesLeft>(card.tries_left()), TriesLeft{3});
    EXPECT_TRUE(std::holds_alternative<PinAccepted>(card.verify(pin_of("1234"), LastTry::not_confirmed)));
    const auto signature = old ? card.sign(SignatureScheme::rsa_pss_sha256, Bytes(32))
                               : card.sign(SignatureScheme::ecdsa_sha384, Bytes(48));
    EXPECT_EQ(std::get<Bytes>(signature).size(), old ? 256U : 102U);
    card.close();
    EXPECT_FALSE(eid->look().unlocked);
    remove();
  }
}

TEST_F(EidOnPcscd, tells_that_no_card_is_in_the_reader) {
  pcscd().start();
  ASSERT_TRUE(shows_card(false));
  EXPECT_EQ(std::get<Fault>(open()), Fault::card_removed);
}

TEST_F(EidOnPcscd, tells_that_there_is_no_such_reader) {
  pcscd().start();
  ASSERT_TRUE(shows_card(false));
  EXPECT_EQ(std::get<Fault>(EidSession::open(m_context, "Another reader", m_cache)), Fault::reader_removed);
}

TEST_F(EidOnPcscd, tells_that_pcscd_does_not_run) {
  EXPECT_EQ(std::get<Fault>(open()), Fault::service_absent);
}

TEST_F(EidOnPcscd, connects_again_after_a_restart_of_pcscd) {
  pcscd().start();
  insert(m_eid);
  EXPECT_TRUE(succeeded(open()));
  m_inserted.reset();
  pcscd().kill();
  pcscd().start();
  insert(m_eid);
  EXPECT_TRUE(succeeded(open()));
}

TEST_F(EidOnPcscd, tells_that_the_card_was_pulled) {
  pcscd().start();
  insert(m_eid);
  auto session = open();
  ASSERT_TRUE(succeeded(session));
  EXPECT_TRUE(
      std::holds_alternative<PinAccepted>(std::get<Session>(session)->verify(pin_of("1234"), LastTry::not_confirmed)));
  m_inserted.reset(); // pcscd has not noticed yet when the signature is asked for
  const auto signature = std::get<Session>(session)->sign(SignatureScheme::ecdsa_sha384, Bytes(48));
  EXPECT_EQ(std::get<Fault>(signature), Fault::card_removed);
}

TEST_F(EidOnPcscd, tells_that_pcscd_stopped_on_the_way) {
  pcscd().start();
  insert(m_eid);
  auto session = open();
  ASSERT_TRUE(succeeded(session));
  pcscd().kill();
  EXPECT_EQ(std::get<Fault>(std::get<Session>(session)->tries_left()), Fault::service_stopped);
}

TEST_F(EidOnPcscd, goes_on_with_a_card_that_another_program_reset) {
  pcscd().start();
  insert(m_eid);
  auto session = open();
  ASSERT_TRUE(succeeded(session));
  PcscContext of_another_program;
  auto other = PcscConnection::connect(of_another_program, pcscd().reader_name());
  ASSERT_TRUE(succeeded(other));
  std::get<std::unique_ptr<PcscConnection>>(other)->disconnect(Disposition::reset);
  EXPECT_TRUE(
      std::holds_alternative<PinAccepted>(std::get<Session>(session)->verify(pin_of("1234"), LastTry::not_confirmed)));
  EXPECT_EQ(m_eid.look().count_of_verify(), 1U);
}

TEST_F(EidOnPcscd, tells_that_another_program_has_the_card_for_itself) {
  pcscd().start();
  insert(m_eid);
  PcscContext of_another_program;
  const auto context = of_another_program.get();
  ASSERT_TRUE(succeeded(context));
  SCARDHANDLE handle = 0;
  DWORD protocol = 0;
  ASSERT_EQ(SCardConnect(std::get<SCARDCONTEXT>(context), pcscd().reader_name().c_str(), SCARD_SHARE_EXCLUSIVE,
                         SCARD_PROTOCOL_T0, &handle, &protocol),
            SCARD_S_SUCCESS);
  EXPECT_EQ(std::get<Fault>(open()), Fault::card_busy);
  SCardDisconnect(handle, SCARD_LEAVE_CARD);
  EXPECT_TRUE(succeeded(open()));
}

} // namespace card
