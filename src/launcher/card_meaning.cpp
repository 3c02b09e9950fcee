// SPDX-License-Identifier: EUPL-1.2
#include "launcher/card_meaning.h"

namespace launcher {

bool is_worth_reading(card::CardKind kind, card::Arrival arrival, SessionState session) {
  return kind == card::CardKind::belgian_eid && arrival == card::Arrival::inserted && !minds_the_cards(session);
}

CardMeaning meaning_of(card::Ownership ownership, SessionState session) {
  if (minds_the_cards(session))
    return CardMeaning::nothing;
  if (card::opens_the_dialog(ownership))
    return CardMeaning::open_dialog;
  return card::is_asked_about(ownership) ? CardMeaning::quiet_notification : CardMeaning::nothing;
}

} // namespace launcher
