// SPDX-License-Identifier: EUPL-1.2
// Which card the sign-in is about, of all that are in a reader.
#include "signin/flow.h"

#include <algorithm>
#include <utility>

namespace signin {

namespace {

bool is_about_the_service(Failure failure) {
  switch (failure) {
  case Failure::service_absent:
  case Failure::service_stopped:
  case Failure::service_forbidden:
  case Failure::service_refused:
  case Failure::service_incompatible:
  case Failure::service_silent:
    return true;
  default:
    return false;
  }
}

bool is_about_the_card(Failure failure) {
  switch (failure) {
  case Failure::card_mute:
  case Failure::foreign_card:
  case Failure::card_outdated:
  case Failure::unsupported_card:
  case Failure::no_certificate:
  case Failure::certificate_expired:
  case Failure::certificate_not_yet_valid:
  case Failure::certificate_unfit:
  case Failure::card_busy:
  case Failure::card_unreadable:
  case Failure::card_silent:
  case Failure::signature_unsupported:
  case Failure::pin_blocked:
    return true;
  default:
    return false;
  }
}

} // namespace

void Flow::on(const ReadersSeen& event) {
  m_any_reader = event.any;
  m_service_failure.reset();
  const bool service_is_back = m_stage == Stage::in_trouble && is_about_the_service(m_failure);
  if (m_stage == Stage::waiting_for_card || service_is_back)
    ask_for_card();
}

void Flow::on(const ServiceFailed& event) {
  m_reader.reset();
  m_readers.clear();
  m_unfit.clear();
  m_service_failure = event.failure;
  if (!signed_in_at_portal())
    trouble(event.failure);
}

void Flow::on(const CardPlaced& event) {
  m_any_reader = true;
  if (std::ranges::find(m_readers, event.reader) == m_readers.end())
    m_readers.push_back(event.reader);
  const bool last_one_was_no_use =
      m_stage == Stage::in_trouble && (is_about_the_card(m_failure) || is_about_the_service(m_failure));
  // The user puts in the card that they mean; the one that the flow went on to by itself may be a client's.
  const bool takes_over = m_went_on && (m_stage == Stage::reading_card || m_stage == Stage::asking_pin);
  if (m_reader && !last_one_was_no_use && !takes_over)
    return; // the card of this sign-in is in its reader: another one does not take its place
  m_reader = event.reader;
  m_went_on = false;
  if (takes_over)
    close_card();
  if (m_stage == Stage::waiting_for_card || last_one_was_no_use || takes_over) {
    m_unfit.clear();
    read_card();
  }
}

void Flow::on(const CardUnfit& event) {
  if (m_stage != Stage::reading_card || m_absence)
    return;
  m_unfit.push_back({*m_reader, event.failure});
  if (go_on_to_another_card())
    return;
  m_reader = m_unfit.front().reader;
  trouble(m_unfit.front().failure);
}

void Flow::on(const CardTaken& event) {
  std::erase(m_readers, event.reader);
  std::erase_if(m_unfit, [&event](const UnfitCard& card) { return card.reader == event.reader; });
  if (m_reader != event.reader)
    return;
  m_reader.reset();
  m_recalled.reset();
  m_last_absence.reset();
  m_closed_meanwhile = false;
  if (signed_in_at_portal()) {
    // The client's card may now use the reader: the session at the portal does not hang on the card any more.
    return;
  }
  if (m_card_request == CardRequestState::sent) {
    m_effects.emplace_back(CancelCardRequest{});
    m_card_request = CardRequestState::wanted;
  }
  close_card();
  const bool portal_trouble = m_stage == Stage::in_trouble && !is_about_the_card(m_failure);
  if (!portal_trouble && m_stage != Stage::by_hand)
    ask_for_card();
}

void Flow::ask_for_card() {
  m_stage = Stage::waiting_for_card;
  const auto failure = m_trouble_after_pad ? std::exchange(m_trouble_after_pad, std::nullopt) : m_service_failure;
  if (failure)
    trouble(*failure);
  else
    show(AskCard{m_any_reader});
}

/// To the first card that was not tried yet. Says false when there is none. Never because a card was pulled: whoever
/// goes on typing then would type their PIN for a card that is perhaps a client's.
bool Flow::go_on_to_another_card() {
  const auto next = std::ranges::find_if(m_readers, [this](const std::string& reader) {
    return reader != m_reader && std::ranges::find(m_unfit, reader, &UnfitCard::reader) == m_unfit.end();
  });
  if (next == m_readers.end())
    return false;
  m_reader = *next;
  m_went_on = true;
  read_card();
  return true;
}

} // namespace signin
