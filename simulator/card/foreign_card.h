// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/card/simulated_card.h"

namespace simulator {

/// A chip card that is no eID (a bank card, say): another ATR, and every instruction unknown.
class ForeignCard : public SimulatedCard {
public:
  [[nodiscard]] card::Bytes atr() const override;

  void power_on() override {}

  [[nodiscard]] card::Bytes answer(card::ByteView command) override;
};

/// A card that does not answer to power: put in upside down, or broken.
class MuteCard : public SimulatedCard {
public:
  [[nodiscard]] card::Bytes atr() const override { return {}; }

  void power_on() override {}

  [[nodiscard]] card::Bytes answer(card::ByteView command) override;
};

} // namespace simulator
