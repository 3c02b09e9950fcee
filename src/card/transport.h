// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "card/fault.h"

namespace card {

/// One powered card that answers APDUs: a PC/SC connection in the product, a simulated card in tests of this room.
/// All calls on the card's thread.
class Transport {
public:
  Transport() = default;
  virtual ~Transport() = default;
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;
  Transport(Transport&&) = delete;
  Transport& operator=(Transport&&) = delete;

  /// Sends one command as it is and gives the answer with its two status bytes at the end (2…258 bytes).
  /// `command` is not copied: it may lie in locked memory and carry a PIN.
  [[nodiscard]] virtual Outcome<Bytes> transmit(ByteView command) = 0;
};

} // namespace card
