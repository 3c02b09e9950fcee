// SPDX-License-Identifier: EUPL-1.2
// A pcscd that says nothing any more, with all that a program has of it: a card in a reader, read and open.
#include "card/card_thread.h"
#include "card/card_worker.h"
#include "card/eid_session.h"
#include "card/pcsc_context.h"
#include "real_pcscd.h"

#include <glib.h>
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace card {
namespace {

using namespace std::chrono_literals;

struct Table {
  PcscContext context{ExchangeGate::Patience::until_called_off};
  CertificateCache cache;
  std::unique_ptr<EidSession> session;
};

using Read = Outcome<ChipSerial>;

class SilentPcscd : public RealPcscd {
protected:
  void SetUp() override {
    pcscd().start();
    m_card = m_eid.insert(pcscd().port());
    ASSERT_TRUE(shows_card(true));
    m_worker.emplace(
        [] {
          auto table = std::make_shared<Table>();
          return CardWorker<Table>::Dependencies{
              std::make_shared<CardThread>(200ms), {table, &table->context.gate()}, table};
        },
        CardWorkerBase::Bounds{.silence = 2s});
  }

  void TearDown() override {
    pcscd().thaw();
    m_worker.reset();
    m_card.reset();
    RealPcscd::TearDown();
  }

  /// Reads the card, and keeps it open or not.
  void ask(bool keep_open) {
    m_read.reset();
    m_worker->ask<Read>({.job = [keep_open](Table& table) -> Read {
                           auto opened =
                               EidSession::open(table.context, integration::PrivatePcscd::reader_name(), table.cache);
                           if (!succeeded(opened))
                             return std::get<Fault>(opened);
                           auto session = std::get<std::unique_ptr<EidSession>>(std::move(opened));
                           const auto serial = session->data().serial;
                           if (keep_open)
                             table.session = std::move(session);
                           return serial;
                         },
                         .done = [this](const Read& read) { m_read = read; },
                         .failed = [](Fault fault) { return Read{fault}; }});
  }

  static bool comes_true(const std::function<bool()>& holds) {
    const auto end = std::chrono::steady_clock::now() + 2min;
    while (!holds() && std::chrono::steady_clock::now() < end)
      if (g_main_context_iteration(nullptr, FALSE) == FALSE)
        g_usleep(1000);
    return holds();
  }

  [[nodiscard]] bool is_read() {
    return comes_true([this] { return m_read.has_value(); }) && succeeded(*m_read);
  }

  EidInVpcd m_eid{Generation::applet_1_8};
  std::unique_ptr<integration::VpcdCard> m_card;
  std::optional<CardWorker<Table>> m_worker;
  std::optional<Read> m_read;
};

} // namespace

TEST_F(SilentPcscd, keeps_no_program_from_its_end_that_has_read_a_card) {
  ask(false);
  ASSERT_TRUE(is_read());
  pcscd().freeze();
  m_worker.reset();
}

TEST_F(SilentPcscd, keeps_no_program_from_its_end_that_has_a_card_open) {
  ask(true);
  ASSERT_TRUE(is_read());
  pcscd().freeze();
  m_worker.reset();
}

TEST_F(SilentPcscd, is_left_to_itself_on_cancel_and_asked_again_once_it_speaks) {
  ask(false);
  ASSERT_TRUE(is_read());
  pcscd().freeze();
  ask(false);
  ASSERT_TRUE(comes_true([this] { return m_worker->is_waiting(); }));
  m_worker->call_off(Fault::card_busy);
  ASSERT_TRUE(comes_true([this] { return m_read.has_value(); }));
  EXPECT_EQ(*m_read, Read{Fault::card_busy});
  pcscd().thaw();
  ask(false);
  EXPECT_TRUE(is_read());
}

} // namespace card
