// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

#include <cstdint>
#include <functional>
#include <thread>

namespace integration {

/// A card in a slot of vpcd, for as long as the object lives. Its thread answers what the reader asks.
class VpcdCard {
public:
  struct Chip {
    card::Bytes atr;
    std::function<card::Bytes(card::ByteView command)> answer; ///< on the card's own thread
    std::function<void()> reset = [] {};                       ///< same; also when the power goes or comes
  };

  /// Goes into the slot at `port`; waits a bounded time for a pcscd that is starting. Throws std::runtime_error when
  /// there is none.
  VpcdCard(std::uint16_t port, Chip chip);
  ~VpcdCard();
  VpcdCard(const VpcdCard&) = delete;
  VpcdCard& operator=(const VpcdCard&) = delete;
  VpcdCard(VpcdCard&&) = delete;
  VpcdCard& operator=(VpcdCard&&) = delete;

private:
  void serve();

  Chip m_chip;
  int m_socket;
  std::thread m_thread;
};

} // namespace integration
