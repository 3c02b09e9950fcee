// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/card/pin_pad.h"
#include "simulator/card/simulated_card.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace simulator {

/// Where a practice card is put in. Holds at most one.
class CardSlot {
public:
  CardSlot() = default;
  virtual ~CardSlot() = default;
  CardSlot(const CardSlot&) = delete;
  CardSlot& operator=(const CardSlot&) = delete;
  CardSlot(CardSlot&&) = delete;
  CardSlot& operator=(CardSlot&&) = delete;

  virtual void insert(std::shared_ptr<SimulatedCard> card) = 0;
  virtual void remove() = 0;

  /// At the reader's keys, if it has any.
  virtual void press(const PadInput& /*input*/) {}
};

/// A reader of its own, behind a socket that speaks as pcscd does. `pad_asks` as PracticeReaders has it.
[[nodiscard]] std::unique_ptr<CardSlot> reader_service_slot(const std::string& socket_path,
                                                            std::function<void()> pad_asks);

/// The virtual reader of a real pcscd, whose driver (vpcd) listens on this port.
[[nodiscard]] std::unique_ptr<CardSlot> vpcd_slot(std::uint16_t port);

} // namespace simulator
