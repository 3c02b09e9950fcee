// SPDX-License-Identifier: EUPL-1.2
#include "card_owners.h"

namespace property {

using card::Ownership;

void CardOwners::renew(const Truth& truth) {
  m_truth = truth;
  m_keyring = Keyring::answers;
  m_noted = {};
  new_sign_in({});
}

void CardOwners::new_sign_in(std::optional<int> chosen) {
  m_chosen = chosen;
  m_question.reset();
  m_told.reset();
  m_is_given_up = false;
  m_meant.clear();
}

Ownership CardOwners::noted(int person) const {
  return m_noted.at(static_cast<std::size_t>(person)) ? Ownership::own : Ownership::unknown;
}

void CardOwners::is_read(int person, std::weak_ptr<const void> reading) {
  m_question = {person, std::move(reading)};
  m_told.reset();
  m_is_given_up = false;
}

std::optional<signin::Recalled> CardOwners::answer() {
  if (!is_to_answer() || m_keyring == Keyring::silent)
    return std::nullopt;
  const int person = std::exchange(m_question, std::nullopt)->person;
  const bool is_there = m_keyring == Keyring::answers;
  auto ownership = is_there ? m_truth.at(static_cast<std::size_t>(person)) : Ownership::unknown;
  if (card::is_asked_about(ownership) && noted(person) == Ownership::own)
    ownership = Ownership::own;
  if (!m_is_given_up)
    m_told = ownership;
  return signin::Recalled{{}, is_there, ownership};
}

void CardOwners::signed_in(int person) {
  m_noted.at(static_cast<std::size_t>(person)) = true;
  if (m_keyring == Keyring::answers)
    m_truth.at(static_cast<std::size_t>(person)) = Ownership::own;
}

void CardOwners::pin_is_asked(int person, const signin::CardFacts& card) {
  const auto known = m_told.value_or(noted(person));
  if (card.ownership != known)
    m_ledger.fail("the PIN page says of a card whose it is, and nobody told so");
  if (known == Ownership::own)
    return;
  if (known == Ownership::not_for_primaweb)
    m_ledger.fail("the PIN is asked for a card that is not for PrimaWeb");
  const auto meant = m_meant.find(card.reader);
  if (!is_chosen(person) && (meant == m_meant.end() || !meant->second))
    m_ledger.fail("the PIN is asked for a card that is not the user's own, and that they did not put in for it");
}

} // namespace property
