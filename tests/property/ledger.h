// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "card/eid_card.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace property {

/// Keeps the account of one search: what the user meant and confirmed against what the cards saw (promises 1, 3
/// and 10). Cards are
/// known by their number, the program's connections by theirs.
class Ledger {
public:
  static constexpr int nobody = 0;

  void clear() { *this = {}; }

  /// Who speaks to a card from now on: a connection of the program, or another program (`nobody`).
  void speaks(int connection) { m_speaker = connection; }

  // The user's side.
  /// Whether what was confirmed is what the user typed for this card, or keys that they meant for another window.
  enum class Meant { for_this_card, for_another_window };

  void pin_confirmed(int card, std::string pin, card::LastTry last_try, Meant meant = Meant::for_this_card);
  /// The PIN of the confirmation before, when it is typed on the reader: until then it is none.
  void pin_typed(std::string pin);
  /// What was confirmed and has not reached a card is to reach none any more.
  void called_off();
  /// What the program says came of the confirmation before.
  void pin_checked(const card::PinResult& result);

  // The card's side.
  void verify_seen(int card, card::ByteView block, int tries_before, bool accepted);
  void signature_seen(int card);

  void card_closed(int card) { m_open.erase(card); }

  /// Whether the program's PIN still counts on some card.
  [[nodiscard]] bool any_open() const { return !m_open.empty(); }

  [[nodiscard]] bool is_open(int card) const { return m_open.contains(card); }

  /// Keeps the first thing that went wrong.
  void fail(const std::string& what);

  [[nodiscard]] const std::optional<std::string>& violation() const { return m_violation; }

  [[nodiscard]] int verifies() const { return m_verifies; }

  [[nodiscard]] int last_tries() const { return m_last_tries; }

private:
  struct Confirmation {
    int card;
    std::string pin;
    card::LastTry last_try;
    Meant meant;
    bool spent = false;
    bool void_now = false;
  };

  std::vector<Confirmation> m_confirmations;
  std::map<int, int> m_open; ///< card to the connection whose PIN it took
  int m_speaker = nobody;
  int m_verifies = 0;
  int m_last_tries = 0;
  std::optional<std::string> m_violation;
};

} // namespace property
