// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/main_loop_dispatcher.h"
#include "memory/card_memory.h"
#include "memory/card_token.h"
#include "portal/destination.h"
#include "session/card_controller.h"
#include "signin/event.h"
#include "signin/ports.h"

#include <chrono>
#include <functional>
#include <optional>

namespace session {

/// What one sign-in knows of its card from earlier ones, and keeps of it for later ones. Thread: the main loop's.
class CardStoreController final : public signin::CardStorePort {
public:
  struct Dependencies {
    std::function<void(signin::Event)> tell;
    /// The user is in PrimaWeb with this card.
    std::function<void(const memory::CardToken&)> signed_in;
  };

  /// Both outlive it. `remembers_choices`: else what was remembered of them is not used, and gone after this sign-in.
  CardStoreController(memory::CardMemory& memory, const CardController& cards, bool remembers_choices,
                      Dependencies dependencies);
  ~CardStoreController() override;
  CardStoreController(const CardStoreController&) = delete;
  CardStoreController& operator=(const CardStoreController&) = delete;
  CardStoreController(CardStoreController&&) = delete;
  CardStoreController& operator=(CardStoreController&&) = delete;

  [[nodiscard]] bool remembers_choices() const { return m_remembers_choices; }

  /// Asks for what is kept of the card that was read; Recalled tells it, unless another is read before.
  void recall();

  void remember(const portal::Destination& destination) override;
  void remember_own_card() override;

private:
  void keep(const std::optional<portal::Destination>& destination);
  [[nodiscard]] bool tell_of_end(const memory::CardRecord* record);

  memory::CardMemory& m_memory;
  const CardController& m_cards;
  bool m_remembers_choices;
  Dependencies m_dependencies;
  std::optional<portal::Destination> m_last_destination;
  std::optional<std::chrono::days> m_told_of_end; ///< of the card that was read last; with what it is told of now
  card::MainLoopDispatcher m_dispatcher;          // the last: what is posted may use everything above
};

} // namespace session
