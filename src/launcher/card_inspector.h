// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_data.h"
#include "card/card_worker.h"
#include "card/fault.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace launcher {

/// Asks a card who it is, once per insertion: GET CARD DATA on the card's thread, and the card is free again.
/// Thread: main loop; answers come on it, one for each question, and not at all after destruction.
///
/// The thread is made for the first card, and anew for a card that comes while another program keeps it waiting for the
/// one before (`card_busy`), and after a card that did not answer within the bound (`timed_out`): see card::CardWorker.
class CardInspector {
public:
  using Answer = std::function<void(card::Outcome<card::ChipSerial>)>;

  /// `bound`: how long a card may say nothing, while no other program has it.
  explicit CardInspector(std::chrono::milliseconds bound = std::chrono::seconds{20});
  ~CardInspector();
  CardInspector(const CardInspector&) = delete;
  CardInspector& operator=(const CardInspector&) = delete;
  CardInspector(CardInspector&&) = delete;
  CardInspector& operator=(CardInspector&&) = delete;

  void inspect(const std::string& reader, Answer answer);

private:
  struct Table;

  std::chrono::milliseconds m_bound;
  std::optional<card::CardWorker<Table>> m_worker;
};

} // namespace launcher
