// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

namespace simulator {

/// A card as a reader sees it. What holds one calls it from one thread at a time.
class SimulatedCard {
public:
  SimulatedCard() = default;
  virtual ~SimulatedCard() = default;
  SimulatedCard(const SimulatedCard&) = delete;
  SimulatedCard& operator=(const SimulatedCard&) = delete;
  SimulatedCard(SimulatedCard&&) = delete;
  SimulatedCard& operator=(SimulatedCard&&) = delete;

  /// The answer to reset, at most 33 bytes. Empty: the card is mute.
  [[nodiscard]] virtual card::Bytes atr() const = 0;

  /// A cold or a warm reset: what the card remembered since the last one is lost.
  virtual void power_on() = 0;

  /// The answer to one command as T=0 carries it, with its two status bytes at the end (2…258 bytes).
  [[nodiscard]] virtual card::Bytes answer(card::ByteView command) = 0;
};

} // namespace simulator
