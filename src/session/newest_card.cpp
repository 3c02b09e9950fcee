// SPDX-License-Identifier: EUPL-1.2
#include "session/newest_card.h"

#include "card/card_kind.h"

#include <algorithm>
#include <ranges>

namespace session {

namespace {

std::optional<signin::Failure> failure_at_sight(const card::ReaderStatus& reader) {
  if (reader.card_mute)
    return signin::Failure::card_mute;
  if (card::card_kind(reader.atr) != card::CardKind::belgian_eid)
    return signin::Failure::foreign_card;
  return std::nullopt;
}

card::CardStay stay_in(const card::ReaderStatus& reader) {
  return {reader.name, reader.insertion};
}

} // namespace

void NewestCard::see(const card::ReaderSnapshot& snapshot) {
  std::erase_if(m_cards, [&snapshot](const Card& card) {
    return std::ranges::none_of(snapshot.readers, [&card](const card::ReaderStatus& reader) {
      return reader.card_present && stay_in(reader) == card.stay;
    });
  });
  for (const auto& reader : snapshot.readers | std::views::reverse) {
    if (!reader.card_present)
      continue;
    const auto known = std::ranges::find(m_cards, stay_in(reader), &Card::stay);
    if (known == m_cards.end())
      m_cards.push_back({stay_in(reader), failure_at_sight(reader)});
    else
      known->at_sight = failure_at_sight(reader);
  }
}

void NewestCard::set_aside(const card::CardStay& stay, signin::Failure failure) {
  if (const auto card = std::ranges::find(m_cards, stay, &Card::stay); card != m_cards.end())
    card->read = failure;
}

void NewestCard::read_all_again() {
  for (auto& card : m_cards)
    card.read.reset();
}

std::optional<card::CardStay> NewestCard::to_read() const {
  for (const auto& card : m_cards | std::views::reverse)
    if (!card.at_sight && !card.read)
      return card.stay;
  return std::nullopt;
}

std::optional<NewestCard::Unfit> NewestCard::unfit() const {
  if (m_cards.empty() || to_read())
    return std::nullopt;
  const auto& newest = m_cards.back();
  return Unfit{newest.stay.reader, newest.at_sight ? *newest.at_sight : *newest.read};
}

} // namespace session
