// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ledger.h"
#include "simulator/card/foreign_card.h"
#include "witnessed_card.h"

#include <array>
#include <memory>
#include <vector>

namespace property {

/// The cards that a search plays with: three that sign in, each of another person, and some that never do (too old, too
/// new, no eID, mute). Made once.
class CardBox {
public:
  static constexpr int people = 3;
  static constexpr int cards = people + 4;

  explicit CardBox(Ledger& ledger);

  /// Card `number` of 0…cards-1; those of people come first.
  [[nodiscard]] std::shared_ptr<simulator::SimulatedCard> card(int number) const;

  [[nodiscard]] WitnessedCard& of_person(int number) const { return *m_people.at(static_cast<std::size_t>(number)); }

  /// Whose card the program shows; nothing when it is nobody's.
  [[nodiscard]] std::optional<int> number_of(const std::string& holder) const;

private:
  std::vector<std::shared_ptr<WitnessedCard>> m_people;
  std::array<std::shared_ptr<simulator::SimulatedCard>, cards - people> m_others;
};

} // namespace property
