// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "fake_eid.h"
#include "snapshot_log.h"
#include "support/private_pcscd.h"
#include "support/vpcd_card.h"

#include <gtest/gtest.h>
#include <winscard.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>

namespace card {

/// A FakeEid that vpcd's thread and the test may touch.
class EidInVpcd {
public:
  explicit EidInVpcd(Generation generation) : m_eid{generation} {}

  [[nodiscard]] std::unique_ptr<integration::VpcdCard> insert(std::uint16_t port) {
    return std::make_unique<integration::VpcdCard>(port, integration::VpcdCard::Chip{
                                                             .atr = m_eid.atr(),
                                                             .answer =
                                                                 [this](ByteView command) {
                                                                   const std::scoped_lock lock{m_mutex};
                                                                   return m_eid.answer(command);
                                                                 },
                                                             .reset =
                                                                 [this] {
                                                                   const std::scoped_lock lock{m_mutex};
                                                                   m_eid.reset();
                                                                 },
                                                         });
  }

  /// What the chip holds now.
  [[nodiscard]] FakeEid look() {
    const std::scoped_lock lock{m_mutex};
    return m_eid;
  }

private:
  std::mutex m_mutex;
  FakeEid m_eid;
};

/// pcscd of PCSC-Lite 2.5 (2.5.2 was measured) does not tell whoever waits of every card, when cards come and go within
/// a few milliseconds: it answers nonsense (OddAnswer), hangs up (SCARD_F_COMM_ERROR), or forgets.
inline bool is_known_to_lose_cards() {
  return std::string_view{PCSCLITE_VERSION_NUMBER} >= "2.5";
}

inline constexpr auto lossy = "PCSC-Lite 2.5 loses cards that come and go within milliseconds";

/// Every test begins without pcscd and without its socket.
class RealPcscd : public testing::Test {
protected:
  static void SetUpTestSuite() { pcscd(); }

  void TearDown() override {
    pcscd().stop();
    pcscd().remove_socket();
  }

  /// Whether pcscd comes to see a card, or none, in its first reader.
  static bool shows_card(bool present) {
    SnapshotLog log;
    const ReaderWatch watch{log.listener()};
    return log.reaches(
        [&](const ReaderSnapshot& now) { return !now.readers.empty() && now.readers.front().card_present == present; });
  }

  /// One for the process: see PrivatePcscd.
  static integration::PrivatePcscd& pcscd() {
    static integration::PrivatePcscd instance;
    return instance;
  }
};

} // namespace card
