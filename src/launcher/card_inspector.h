// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_data.h"
#include "card/delivery.h"
#include "card/fault.h"

#include <functional>
#include <memory>
#include <string>

namespace launcher {

/// Asks a card who it is, once per insertion: GET CARD DATA on the card's thread, and the card is free again.
/// Main loop's thread; answers come on it, and not at all after destruction. The thread is made for the first card.
class CardInspector {
public:
  using Answer = std::function<void(card::Outcome<card::ChipSerial>)>;

  CardInspector();
  ~CardInspector();
  CardInspector(const CardInspector&) = delete;
  CardInspector& operator=(const CardInspector&) = delete;
  CardInspector(CardInspector&&) = delete;
  CardInspector& operator=(CardInspector&&) = delete;

  void inspect(const std::string& reader, Answer answer);

private:
  struct Bench;
  std::unique_ptr<Bench> m_bench;
  card::Delivery m_delivery;
};

} // namespace launcher
