// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/reader_watch.h"
#include "launcher/card_meaning.h"

#include <chrono>
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace launcher {

/// One stay of one card in one reader.
struct CardStay {
  std::string reader;
  std::uint64_t insertion = 0;

  friend auto operator<=>(const CardStay&, const CardStay&) = default; // NOLINT(modernize-use-nullptr): false alarm
};

struct ArrivedCard {
  CardStay stay;
  card::CardKind kind = card::CardKind::foreign;
  Arrival arrival = Arrival::already_there;

  friend bool operator==(const ArrivedCard&, const ArrivedCard&) = default;
};

struct CardChanges {
  std::vector<CardStay> left;
  std::vector<ArrivedCard> arrived;
};

/// Turns snapshots of the readers into cards that came and cards that went. Mute cards do not count as cards.
class CardArrivals {
public:
  using Clock = std::chrono::steady_clock;

  /// A card that shows within `settling` after its reader did was in it before: pcscd tells of a reader first, and of
  /// the card in it when that has powered up.
  explicit CardArrivals(Clock::duration settling) : m_settling{settling} {}

  [[nodiscard]] CardChanges update(const card::ReaderSnapshot& snapshot, Clock::time_point now);

  [[nodiscard]] bool is_there(const CardStay& stay) const;

private:
  struct Seen {
    Clock::time_point since; ///< when the reader was first there
    bool card = false;
    std::uint64_t insertion = 0;
  };

  [[nodiscard]] std::map<std::string, Seen> look_at(const card::ReaderSnapshot& snapshot, Clock::time_point now) const;

  Clock::duration m_settling;
  std::map<std::string, Seen> m_readers;
};

} // namespace launcher
