// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/card/simulated_card.h"
#include "simulator/card/simulated_pki.h"
#include "simulator/card_choice.h"
#include "simulator/card_slot.h"
#include "simulator/portal/portal.h"
#include "simulator/practice_directory.h"
#include "simulator/practice_options.h"

#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace simulator {

/// Gets a line for each command of the card ("card VERIFY 63C2") and each request to the portal ("portal idp GET
/// /fas/XUI/"), never data; "reader holds 1.8" or "reader empty" when the card in the reader is another; and "pad asks"
/// when the reader's keys want a PIN. Called on any thread.
using PracticeObserver = std::function<void(const std::string&)>;

/// All of a practice but its window: the directory, the reader with its card, the portal. Thread: main loop.
class Practice {
public:
  /// Throws std::runtime_error when something of it cannot be made.
  Practice(const PracticeOptions& options, const PracticeObserver& observer);

  [[nodiscard]] const std::string& directory() const { return m_directory.path(); }

  /// Begins to make the card that takes long, so that nobody has to wait for it later.
  void prepare_slow_card();

  /// As at the beginning, but with these: the reader is empty, the cards have all their tries, the portal behaves so,
  /// and what the launcher learned of it is forgotten. No launcher may run. The cards' PIN stays. May wait for a card
  /// that is being made.
  void begin_anew(EidOptions card, const PortalOptions& portal);

  /// The portal behaves so from now on.
  void change_portal(const PortalOptions& portal) { m_portal.change(portal); }

  /// Puts a card into the reader, in place of one that is there. A card keeps its tries left while it is out.
  void insert(CardChoice choice);
  void remove();

  /// The user of the reader's keys does this: only with a reader that has keys, and when it asks.
  void press(const PadInput& input);

  /// What the reader holds.
  [[nodiscard]] std::optional<CardChoice> card() const { return m_card; }

  /// The made-up person whose card this is; not for the foreign card.
  [[nodiscard]] static Holder holder_of(CardChoice choice);

private:
  using Card = std::shared_ptr<SimulatedCard>;

  void make_cards(const EidOptions& eid);

  PracticeObserver m_observer;
  std::string m_pin;
  PracticeDirectory m_directory;
  SimulatedPki m_pki;
  Portal m_portal;
  std::map<CardChoice, std::shared_future<Card>> m_cards;
  std::future<void> m_preparation; ///< gone before the PKI that it uses
  std::unique_ptr<CardSlot> m_slot;
  std::optional<CardChoice> m_card;
};

} // namespace simulator
