// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/ownership.h"
#include "card_box.h"
#include "ledger.h"
#include "signin/event.h"
#include "signin/view.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace property {

/// Whose the cards are, what the keyring and the process know of that, and which cards the user put in when they were
/// asked for one: the account of promise 11. People and their cards are known by their number.
class CardOwners {
public:
  using Truth = std::array<card::Ownership, CardBox::people>;

  /// How the keyring is: it answers, it never does, or there is none.
  enum class Keyring { answers, silent, absent };

  explicit CardOwners(Ledger& ledger) : m_ledger{ledger} {}

  /// `truth`: what the keyring holds.
  void renew(const Truth& truth);

  /// Another dialog. `chosen`: whose card the user said that they mean.
  void new_sign_in(std::optional<int> chosen);

  void keyring_becomes(Keyring keyring) { m_keyring = keyring; }

  [[nodiscard]] Keyring keyring() const { return m_keyring; }

  [[nodiscard]] bool is_chosen(int person) const { return m_chosen == person; }

  // The program.
  /// What the process itself knows.
  [[nodiscard]] card::Ownership noted(int person) const;
  /// A card is read. `reading` expires when another one is.
  void is_read(int person, std::weak_ptr<const void> reading);
  /// The keyring's answer about the card that was read last; nothing when none is to come.
  [[nodiscard]] std::optional<signin::Recalled> answer();

  [[nodiscard]] bool is_to_answer() const { return m_question && !m_question->reading.expired(); }

  void keyring_is_given_up() { m_told.reset(), m_is_given_up = true; }

  void signed_in(int person);

  // The user and the readers.
  void is_put_in(const std::string& reader, bool was_asked_for) { m_meant[reader] = was_asked_for; }

  /// The user typed a PIN for it: they saw whose it is.
  void pin_is_confirmed(const std::string& reader) { m_meant[reader] = true; }

  void is_taken(const std::string& reader) { m_meant.erase(reader); }

  /// The dialog asks for this person's PIN.
  void pin_is_asked(int person, const signin::CardFacts& card);

private:
  struct Question {
    int person;
    std::weak_ptr<const void> reading;
  };

  Ledger& m_ledger;
  Truth m_truth{};
  Keyring m_keyring = Keyring::answers;
  std::array<bool, CardBox::people> m_noted{};
  std::optional<int> m_chosen;
  std::optional<Question> m_question;
  std::optional<card::Ownership> m_told; ///< of the card that was read last, in time
  bool m_is_given_up = false;
  std::map<std::string, bool> m_meant; ///< by reader
};

} // namespace property
