// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_arrivals.h"
#include "card/reader_watch.h"
#include "signin/failure.h"

#include <optional>
#include <string>
#include <vector>

namespace session {

/// Which of the cards in the readers is meant: the one that was put in last, of those that can be read. At the first
/// look that is the one in the first reader. Thread: main loop.
class NewestCard {
public:
  struct Unfit {
    std::string reader;
    signin::Failure failure;
  };

  void see(const card::ReaderSnapshot& snapshot);

  /// The card could not be read.
  void set_aside(const card::CardStay& stay, signin::Failure failure);

  /// Takes back every set_aside().
  void read_all_again();

  [[nodiscard]] std::optional<card::CardStay> to_read() const;

  /// Of the card that was put in last, where there is none to read; nothing without a card.
  [[nodiscard]] std::optional<Unfit> unfit() const;

private:
  struct Card {
    card::CardStay stay;
    std::optional<signin::Failure> at_sight; ///< it is no identity card, or mute
    std::optional<signin::Failure> read{};
  };

  std::vector<Card> m_cards; ///< the newest last
};

} // namespace session
