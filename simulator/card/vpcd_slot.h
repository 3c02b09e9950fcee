// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/card/simulated_card.h"
#include "simulator/card/unix_socket.h"

#include <cstdint>
#include <memory>
#include <thread>

namespace simulator {

/// The card slot of a vpcd, the virtual reader that a real pcscd can load: for tests with the real service. vpcd
/// listens on TCP on this computer; connecting is putting a card in, closing is taking it out.
class VpcdSlot {
public:
  explicit VpcdSlot(std::uint16_t port) : m_port{port} {}

  ~VpcdSlot() { remove(); }

  VpcdSlot(const VpcdSlot&) = delete;
  VpcdSlot& operator=(const VpcdSlot&) = delete;
  VpcdSlot(VpcdSlot&&) = delete;
  VpcdSlot& operator=(VpcdSlot&&) = delete;

  /// Takes out the card that may be in, and puts this one in: it answers on a thread of the slot's own. pcscd sees it
  /// within its poll of 0.4 s. Throws std::system_error when no vpcd listens.
  void insert(std::shared_ptr<SimulatedCard> card);

  /// Takes the card out; it is not used any more when this returns. Nothing happens without a card.
  void remove();

private:
  std::uint16_t m_port;
  base::FileDescriptor m_socket;
  std::thread m_thread;
};

} // namespace simulator
