// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_kind.h"
#include "card/reader_watch.h"

#include <chrono>
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace card {

/// How a card came to be seen.
enum class Arrival {
  inserted,      ///< somebody put it in just now
  already_there, ///< at the first look, when the reader was plugged in, or when pcscd came back
};

/// One stay of one card in one reader.
struct CardStay {
  std::string reader;
  std::uint64_t insertion = 0;

  friend auto operator<=>(const CardStay&, const CardStay&) = default; // NOLINT(modernize-use-nullptr): false alarm
};

struct ArrivedCard {
  CardStay stay;
  CardKind kind = CardKind::foreign;
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

  /// Whether pcscd may have only just found the readers of the first snapshot.
  enum class FirstReaders { may_be_new, are_settled };

  /// A card that shows within `settling` after its reader did was in it before: pcscd tells of a reader first, and of
  /// the card in it when that has powered up.
  explicit CardArrivals(Clock::duration settling, FirstReaders first_readers = FirstReaders::may_be_new)
      : m_settling{settling}, m_first_readers{first_readers} {}

  [[nodiscard]] CardChanges update(const ReaderSnapshot& snapshot, Clock::time_point now);

  [[nodiscard]] bool is_there(const CardStay& stay) const;

private:
  struct Seen {
    Clock::time_point since; ///< when the reader was first there
    bool card = false;
    std::uint64_t insertion = 0;
  };

  [[nodiscard]] std::map<std::string, Seen> look_at(const ReaderSnapshot& snapshot, Clock::time_point now) const;

  Clock::duration m_settling;
  FirstReaders m_first_readers;
  bool m_looked = false;
  std::map<std::string, Seen> m_readers;
};

} // namespace card
