// SPDX-License-Identifier: EUPL-1.2
#include "launcher/card_meaning.h"

namespace launcher {

bool is_worth_reading(card::CardKind kind, Arrival arrival, SessionState session) {
  return kind == card::CardKind::belgian_eid && arrival == Arrival::inserted && !minds_the_cards(session);
}

CardMeaning meaning_of(const memory::Recollection& recollection, SessionState session) {
  if (minds_the_cards(session))
    return CardMeaning::nothing;
  if (const auto* record = std::get_if<memory::CardRecord>(&recollection))
    return record->standing == memory::Standing::own ? CardMeaning::open_dialog : CardMeaning::nothing;
  if (const auto* unknown = std::get_if<memory::UnknownCard>(&recollection); unknown && unknown->user_has_own_card)
    return CardMeaning::quiet_notification;
  // Nobody can tell whose card it is: a first user has no own card yet, and without a keyring nobody ever has one.
  return CardMeaning::open_dialog;
}

} // namespace launcher
