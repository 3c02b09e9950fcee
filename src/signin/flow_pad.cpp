// SPDX-License-Identifier: EUPL-1.2
#include "signin/flow.h"

namespace signin {

void Flow::on(const PadWanted& event) {
  if (m_stage != Stage::asking_pin || !m_card || !m_card->pin_pad)
    return;
  if (!may_try(event.last_try)) {
    ask_pin();
    return;
  }
  m_stage = Stage::typing_on_pad;
  card_in_use()->is_meant = true; // the user saw whose it is
  m_no_pin.reset();
  m_last_absence.reset();
  m_kept_by_others = false;
  m_closed_meanwhile = false;
  m_effects.emplace_back(VerifyOnPad{event.last_try});
  work(Activity::typing_on_reader);
}

void Flow::pin_checked(const card::PinNotTyped& result) {
  m_no_pin = result.why;
  if (result.why == card::NoPin::pad_cannot_ask)
    m_card->pin_pad = false; // the user is told, and may type it on the computer
  ask_pin();
}

/// Whatever the reader says now, even that the PIN was right: the card is closed.
void Flow::leave_pad(const Event& event) {
  const bool reader_is_done = std::holds_alternative<PinChecked>(event) || std::holds_alternative<CardTaken>(event) ||
                              std::holds_alternative<ServiceFailed>(event);
  const bool once_more = std::holds_alternative<Cancelled>(event) || std::holds_alternative<SignOutWanted>(event);
  if (reader_is_done || once_more)
    end();
}

} // namespace signin
