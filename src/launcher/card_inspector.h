// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_data.h"
#include "card/card_thread.h"
#include "card/delivery.h"
#include "card/fault.h"

#include <sigc++/connection.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace launcher {

/// Asks a card who it is, once per insertion: GET CARD DATA on the card's thread, and the card is free again.
/// Main loop's thread; answers come on it, one for each question, and not at all after destruction.
///
/// The thread is made for the first card, and anew for a card that comes while another program keeps it waiting for the
/// one before (`card_busy`), and after a card that did not answer within the bound (`timed_out`).
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

  /// What was asked of the present thread and has no answer yet.
  struct Inspection {
    Answer answer;
    sigc::connection bound;
  };

  void start_bound(std::uint64_t number);
  void finish(std::uint64_t number, const card::Outcome<card::ChipSerial>& outcome);
  [[nodiscard]] bool may_leave_behind();
  void leave_behind(card::Fault why);

  std::chrono::milliseconds m_bound;
  std::shared_ptr<Table> m_table;           ///< of the card's thread
  std::vector<std::weak_ptr<Table>> m_left; ///< of threads that were left behind
  std::unique_ptr<card::CardThread> m_thread;
  std::map<std::uint64_t, Inspection> m_inspections;
  std::uint64_t m_last_inspection = 0;
  card::Delivery m_delivery;
};

} // namespace launcher
