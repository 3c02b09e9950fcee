// SPDX-License-Identifier: EUPL-1.2
#include "card/pcsc_connection.h"
#include "real_pcscd.h"
#include "support/fast_reader.h"

#include <gtest/gtest.h>
#include <reader.h>

#include <chrono>
#include <thread>

namespace card {

namespace {

using namespace std::chrono_literals;

/// What is told of a card when the reader around it goes.
class UnpluggedReader : public RealPcscd {
protected:
  void connect() {
    m_reader.insert();
    ASSERT_TRUE(shows_card(true));
    auto connected = PcscConnection::connect(m_context, integration::FastReader::name());
    ASSERT_TRUE(succeeded(connected));
    m_connection = std::get<0>(std::move(connected));
    ASSERT_TRUE(succeeded(m_connection->begin_transaction()));
    m_connection->end_transaction();
  }

  bool goes() {
    for (int look = 0; look < 1000; ++look) {
      if (const auto begun = m_connection->begin_transaction(); !succeeded(begun))
        return std::get<Fault>(begun) == Fault::reader_removed;
      m_connection->end_transaction();
      std::this_thread::sleep_for(10ms);
    }
    return false;
  }

  integration::FastReader m_reader{pcscd().directory() / "reader"};
  PcscContext m_context;
  std::unique_ptr<PcscConnection> m_connection;
};

} // namespace

TEST_F(UnpluggedReader, is_told_while_pcscd_still_has_it) {
  pcscd().start_with(m_reader.configuration());
  connect();
  m_reader.unplug();
  ASSERT_TRUE(goes());
  EXPECT_EQ(std::get<Fault>(m_connection->transmit(Bytes{0x80, 0xE4, 0x00, 0x00, 0x1C})), Fault::reader_removed);
  EXPECT_EQ(std::get<Fault>(m_connection->reconnect()), Fault::reader_removed);
}

TEST_F(UnpluggedReader, is_not_suspected_when_a_driver_does_not_know_a_question) {
  pcscd().start_with(m_reader.configuration());
  connect();
  ASSERT_TRUE(succeeded(m_connection->begin_transaction()));
  EXPECT_EQ(std::get<Fault>(m_connection->control(CM_IOCTL_GET_FEATURE_REQUEST, {})), Fault::reader_cannot);
  EXPECT_EQ(std::get<Fault>(m_connection->control(1, Bytes{0x00})), Fault::card_mute);
  m_connection->end_transaction();
}

} // namespace card
