// SPDX-License-Identifier: EUPL-1.2
// Promises 1 and 3 while nobody sits there: no PIN and no unlocked card waits for whoever comes next.
#include "signin/flow.h"

namespace signin {

/// The session at the portal goes on: what is behind the dialog is not the card's.
void Flow::on(const UserLeft& event) {
  m_absence = event.why;
  withdraw_holder();
  withdraw_other_card();
  const bool is_read = m_stage == Stage::reading_card || m_stage == Stage::recalling_card;
  const bool is_asked = m_stage == Stage::asking_pin || m_stage == Stage::checking_pin;
  if (m_stage == Stage::typing_on_pad || (!is_asked && !m_pin_accepted && !is_read))
    return; // the reader with keys does not stop; its answer closes the card
  if (is_asked || m_pin_accepted)
    m_last_absence = event.why;
  if (m_card_request == CardRequestState::sent) {
    m_effects.emplace_back(CancelCardRequest{});
    m_card_request = CardRequestState::wanted;
  }
  close_card();
  if (m_stage != Stage::by_hand && m_stage != Stage::asking_choice && m_stage != Stage::asking_host)
    need_pin();
}

void Flow::on(const UserBack& /*event*/) {
  m_absence.reset();
  if (m_stage == Stage::reading_card)
    read_card(*m_reader);
}

/// Perhaps a client's: it is named to whoever asked for the dialog, and not to who comes next.
void Flow::withdraw_other_card() {
  if (m_stage == Stage::waiting_for_card && other_card() != nullptr)
    ask_for_card();
}

} // namespace signin
