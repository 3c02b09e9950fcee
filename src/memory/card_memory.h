// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_data.h"
#include "card/ownership.h"
#include "memory/card_token.h"
#include "portal/destination.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace memory {

/// What a card is to this user (promise 9).
enum class Standing {
  own,              ///< the user signed in with it before
  not_for_primaweb, ///< the user said to leave it alone
};

struct CardRecord {
  Standing standing = Standing::own;
  std::optional<portal::Destination> last;
  std::optional<std::chrono::days>
      told_of_end{}; ///< how long before its certificate's end the user was last told of it

  friend bool operator==(const CardRecord&, const CardRecord&) = default;
};

/// The keyring answered, and does not know this card.
struct UnknownCard {};

/// There is no keyring now, or it is locked and stays so: nothing can be kept, and everything else goes on.
struct NoKeyring {
  std::optional<CardRecord> noted; ///< what this process knows by itself
};

using LookupResult = std::variant<CardRecord, UnknownCard, NoKeyring>;

[[nodiscard]] card::Ownership ownership_of(const CardRecord& record);
[[nodiscard]] card::Ownership ownership_of(const LookupResult& recollection);

enum class SaveResult { saved, no_keyring };

/// A card as the keyring keeps it. The name tells nobody whose card it is; it is good for this keyring only.
struct KeptCard {
  std::string name;
  CardRecord record;
  std::chrono::system_clock::time_point written; ///< last
};

/// Nothing where there is no keyring.
using KeptCards = std::optional<std::vector<KeptCard>>;

/// How long an answer is waited for.
struct Patience {
  std::chrono::milliseconds service{5'000}; ///< for the keyring alone
  std::chrono::milliseconds user{60'000};   ///< where the keyring asks the user for its password
};

/// What is remembered per card, in the desktop's keyring through libsecret.
///
/// A card is kept under HMAC-SHA256(salt, chip serial), its salt made at random once per user and kept in the same
/// keyring, so an entry does not tell whose card it is (promise 5). Practice has entries of its own.
///
/// A locked keyring asks for its password once. When the user dismisses that or is late, nobody is asked again, but
/// each question looks whether the keyring is open by now. A broken entry counts as an unknown card and is replaced by
/// the next remember().
///
/// What was to be remembered is noted in this object, too, for as long as it lives: where nothing can be kept, that is
/// all there is. What the keyring says comes first.
///
/// Thread: main loop; answers come on it, later, in the order of the questions, and not at all after destruction.
class CardMemory {
public:
  enum class Scope { real, practice };

  explicit CardMemory(Scope scope, Patience patience = {});
  ~CardMemory();
  CardMemory(const CardMemory&) = delete;
  CardMemory& operator=(const CardMemory&) = delete;
  CardMemory(CardMemory&&) = delete;
  CardMemory& operator=(CardMemory&&) = delete;

  void recall(const card::ChipSerial& serial, std::function<void(LookupResult)> done);
  /// The same, and asks nobody for a password: a locked keyring is none.
  void recall_quietly(const card::ChipSerial& serial, std::function<void(LookupResult)> done);
  void remember(const card::ChipSerial& serial, const CardRecord& record, std::function<void(SaveResult)> done);
  void forget(const card::ChipSerial& serial, std::function<void(SaveResult)> done);

  /// Every card that the keyring keeps, the one that was written last first. A locked keyring is asked for its password
  /// only where a card of the user's own is in it.
  void list(std::function<void(KeptCards)> done);
  /// Finds out whether a card of the user's own is kept; nothing where there is no keyring to tell. Asks nobody for a
  /// password.
  void knows_own_card(std::function<void(std::optional<bool>)> done);
  /// As remember() and forget(), for a card of list(). What is noted of it stays: see forget_notes().
  void keep(const std::string& name, const CardRecord& record, std::function<void(SaveResult)> done);
  void forget_kept(const std::string& name, std::function<void(SaveResult)> done);

  /// Forgets what is noted, of every card: the keyring was changed elsewhere.
  void forget_notes();

  /// Notes, without the keyring, what another process knows of a card.
  void note(const CardToken& card, const CardRecord& record);
  /// What is noted of a card. Does not ask the keyring, and answers at once.
  [[nodiscard]] std::optional<CardRecord> noted(const card::ChipSerial& serial) const;

private:
  class Impl;
  std::shared_ptr<Impl> m_impl;
};

} // namespace memory
