// SPDX-License-Identifier: EUPL-1.2
#include "card/card_thread.h"
#include "card/eid_session.h"
#include "card/pcsc_connection.h"
#include "pins.h"
#include "real_pcscd.h"

#include <gtest/gtest.h>

#include <functional>
#include <future>
#include <thread>

namespace card {

namespace {

using namespace std::chrono_literals;
using Session = std::unique_ptr<EidSession>;

/// Another program that uses the same card through the same pcscd.
class OtherProgram {
public:
  explicit OtherProgram(DWORD share_mode = SCARD_SHARE_SHARED) {
    const auto context = m_context.get();
    DWORD protocol = 0;
    EXPECT_EQ(SCardConnect(std::get<SCARDCONTEXT>(context), integration::PrivatePcscd::reader_name().c_str(),
                           share_mode, SCARD_PROTOCOL_T0, &m_handle, &protocol),
              SCARD_S_SUCCESS);
  }

  ~OtherProgram() { SCardDisconnect(m_handle, SCARD_LEAVE_CARD); }

  OtherProgram(const OtherProgram&) = delete;
  OtherProgram& operator=(const OtherProgram&) = delete;
  OtherProgram(OtherProgram&&) = delete;
  OtherProgram& operator=(OtherProgram&&) = delete;

  void begin() const { EXPECT_EQ(SCardBeginTransaction(m_handle), SCARD_S_SUCCESS); }

  void end() const { EXPECT_EQ(SCardEndTransaction(m_handle, SCARD_LEAVE_CARD), SCARD_S_SUCCESS); }

  /// The status word.
  [[nodiscard]] Bytes send(const Bytes& command) const {
    Bytes answer(258);
    DWORD size = answer.size();
    EXPECT_EQ(SCardTransmit(m_handle, SCARD_PCI_T0, command.data(), command.size(), nullptr, answer.data(), &size),
              SCARD_S_SUCCESS);
    return {answer.begin() + static_cast<std::ptrdiff_t>(size) - 2, answer.begin() + static_cast<std::ptrdiff_t>(size)};
  }

private:
  PcscContext m_context;
  SCARDHANDLE m_handle = 0;
};

bool comes_true(const std::function<bool()>& condition) {
  for (int look = 0; look < 1000; ++look) {
    if (condition())
      return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

const Bytes wrong_pin{0x00, 0x20, 0x00, 0x01, 0x08, 0x24, 0x99, 0x99, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
const Bytes right_pin{0x00, 0x20, 0x00, 0x01, 0x08, 0x24, 0x12, 0x34, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

class SharedCard : public RealPcscd {
protected:
  void SetUp() override {
    pcscd().start();
    m_inserted = m_eid.insert(pcscd().port());
    ASSERT_TRUE(shows_card(true));
  }

  void TearDown() override {
    m_inserted.reset();
    RealPcscd::TearDown();
  }

  void pull() {
    m_inserted.reset();
    ASSERT_TRUE(shows_card(false));
  }

  void insert_another() {
    m_inserted = m_another_eid.insert(pcscd().port());
    ASSERT_TRUE(shows_card(true));
  }

  /// Asks for what `job` does with the card, on the card's thread.
  template <typename Job>
  auto ask(Job job) {
    auto promise = std::make_shared<std::promise<decltype(job())>>();
    auto result = promise->get_future();
    m_thread.run([this, promise, job, ticket = m_context.gate().draw()] {
      m_context.gate().take_up(ticket);
      promise->set_value(job());
    });
    return result;
  }

  Outcome<Session> open() { return EidSession::open(m_context, integration::PrivatePcscd::reader_name(), m_cache); }

  bool waits_for_others() {
    return comes_true([this] { return m_context.gate().is_waiting(); });
  }

  EidInVpcd m_eid{Generation::applet_1_8};
  EidInVpcd m_another_eid{Generation::applet_1_8};
  std::unique_ptr<integration::VpcdCard> m_inserted;
  PcscContext m_context{ExchangeGate::Patience::until_called_off};
  CertificateCache m_cache;
  CardThread m_thread;
};

} // namespace

TEST_F(SharedCard, is_waited_for_while_another_program_is_within_a_transaction) {
  const OtherProgram other;
  other.begin();
  auto opened = ask([this] { return open(); });
  ASSERT_TRUE(waits_for_others());
  other.end();
  auto session = opened.get();
  EXPECT_TRUE(succeeded(session));
  ask([&session] { return std::exchange(session, Fault::card_removed).index(); }).get();
}

TEST_F(SharedCard, is_waited_for_while_another_program_has_it_for_itself) {
  auto other = std::make_unique<OtherProgram>(DWORD{SCARD_SHARE_EXCLUSIVE});
  auto opened = ask([this] { return open(); });
  ASSERT_TRUE(waits_for_others());
  EXPECT_EQ(opened.wait_for(1500ms), std::future_status::timeout);
  other.reset();
  auto session = opened.get();
  EXPECT_TRUE(succeeded(session));
  ask([&session] { return std::exchange(session, Fault::card_removed).index(); }).get();
}

TEST_F(SharedCard, gets_no_pin_whose_confirmation_was_called_off_while_it_waited) {
  auto session = ask([this] { return open(); }).get();
  ASSERT_TRUE(succeeded(session));
  const OtherProgram other;
  other.begin();
  auto verified =
      ask([&session] { return std::get<Session>(session)->verify(pin_of("1234"), LastTry::not_confirmed); });
  ASSERT_TRUE(waits_for_others());
  m_context.gate().call_off();
  other.end();
  const auto result = verified.get();
  ASSERT_TRUE(std::holds_alternative<Fault>(result));
  EXPECT_EQ(std::get<Fault>(result), Fault::card_busy);
  EXPECT_EQ(m_eid.look().count_of_verify(), 0U);
  other.begin(); // it is free again
  other.end();
  ask([&session] { return std::exchange(session, Fault::card_removed).index(); }).get();
}

TEST_F(SharedCard, is_given_back_at_once_when_it_comes_after_the_call_off) {
  const OtherProgram other;
  other.begin();
  auto opened = ask([this] { return open(); });
  ASSERT_TRUE(waits_for_others());
  m_context.gate().call_off();
  other.end();
  EXPECT_EQ(std::get<Fault>(opened.get()), Fault::card_busy);
  const OtherProgram alone{DWORD{SCARD_SHARE_SHARED}};
}

TEST_F(SharedCard, is_not_ours_to_sign_with_when_another_program_left_it_unlocked) {
  {
    const OtherProgram other;
    EXPECT_EQ(other.send(right_pin), (Bytes{0x90, 0x00}));
  }
  ASSERT_TRUE(m_eid.look().unlocked);
  auto session = ask([this] { return open(); }).get();
  ASSERT_TRUE(succeeded(session));
  const auto signature =
      ask([&session] { return std::get<Session>(session)->sign(SignatureScheme::ecdsa_sha384, Bytes(48)); }).get();
  EXPECT_EQ(std::get<Fault>(signature), Fault::not_verified);
  ask([&session] { return std::exchange(session, Fault::card_removed).index(); }).get();
}

TEST_F(SharedCard, counts_a_try_that_another_program_spent_meanwhile) {
  auto session = ask([this] { return open(); }).get();
  ASSERT_TRUE(succeeded(session));
  const OtherProgram other;
  EXPECT_NE(other.send(wrong_pin), (Bytes{0x90, 0x00}));
  EXPECT_NE(other.send(wrong_pin), (Bytes{0x90, 0x00}));
  const auto result =
      ask([&session] { return std::get<Session>(session)->verify(pin_of("1234"), LastTry::not_confirmed); }).get();
  ASSERT_TRUE(std::holds_alternative<PinNotTried>(result));
  EXPECT_TRUE(std::get<PinNotTried>(result).left.last());
  ask([&session] { return std::exchange(session, Fault::card_removed).index(); }).get();
}

TEST_F(SharedCard, lets_nobody_in_between_the_pin_and_the_log_off) {
  auto session = ask([this] { return open(); }).get();
  ASSERT_TRUE(succeeded(session));
  const OtherProgram other;
  ASSERT_TRUE(std::holds_alternative<PinAccepted>(
      ask([&session] { return std::get<Session>(session)->verify(pin_of("1234"), LastTry::not_confirmed); }).get()));
  auto begun = std::async(std::launch::async, [&other] {
    other.begin();
    other.end();
  });
  EXPECT_EQ(begun.wait_for(500ms), std::future_status::timeout);
  ask([&session] { return std::exchange(session, Fault::card_removed).index(); }).get();
  begun.get();
  EXPECT_FALSE(m_eid.look().unlocked);
}

TEST_F(SharedCard, that_came_after_ours_was_pulled_is_neither_reset_nor_waited_for) {
  auto session = ask([this] { return open(); }).get();
  ASSERT_TRUE(succeeded(session));
  ASSERT_TRUE(std::holds_alternative<PinAccepted>(
      ask([&session] { return std::get<Session>(session)->verify(pin_of("1234"), LastTry::not_confirmed); }).get()));
  pull();
  insert_another();
  const OtherProgram other;
  other.begin();
  auto closed = ask([&session] { return std::exchange(session, Fault::card_removed).index(); });
  EXPECT_EQ(closed.wait_for(2min), std::future_status::ready);
  other.end(); // SCARD_W_RESET_CARD if it was
  closed.get();
}

} // namespace card
