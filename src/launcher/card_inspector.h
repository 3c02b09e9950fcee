// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_data.h"
#include "card/card_thread.h"
#include "card/delivery.h"
#include "card/fault.h"

#include <functional>
#include <memory>
#include <string>

namespace launcher {

/// Asks a card who it is, once per insertion: GET CARD DATA on the card's thread, and the card is free again.
/// Main loop's thread; answers come on it, and not at all after destruction. The thread is made for the first card, and
/// anew for a card that comes while another program keeps it waiting for the one before.
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
  struct Table;

  void leave_a_stuck_thread();

  std::shared_ptr<Table> m_table; ///< of the card's thread
  std::unique_ptr<card::CardThread> m_thread;
  card::Delivery m_delivery;
};

} // namespace launcher
