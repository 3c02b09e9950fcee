// SPDX-License-Identifier: EUPL-1.2
#include "session/card_store_controller.h"

#include "session/certificate_end.h"

#include <glib.h>

#include <utility>

namespace session {

CardStoreController::CardStoreController(memory::CardMemory& memory, const CardController& cards,
                                         bool remembers_choices, Dependencies dependencies)
    : m_memory{memory},
      m_cards{cards},
      m_remembers_choices{remembers_choices},
      m_dependencies{std::move(dependencies)} {
}

CardStoreController::~CardStoreController() = default;

void CardStoreController::recall() {
  m_last_destination.reset();
  m_told_of_end.reset();
  if (!m_cards.card())
    return; // closed meanwhile
  m_memory.recall(m_cards.card()->serial, [this, of = m_cards.reading()](const memory::LookupResult& recollection) {
    // The reading ends with the sign-in, and this object with it.
    if (of.expired() || !m_cards.card())
      return;
    const auto* record = std::get_if<memory::CardRecord>(&recollection);
    const auto* without_keyring = std::get_if<memory::NoKeyring>(&recollection);
    if (without_keyring != nullptr && without_keyring->noted)
      record = &*without_keyring->noted;
    if (record != nullptr && m_remembers_choices)
      m_last_destination = record->last;
    m_dependencies.tell(signin::Recalled{m_last_destination, without_keyring == nullptr,
                                         memory::ownership_of(recollection), tell_of_end(record)});
  });
}

/// What is told now is kept with the next sign-in of this card; of a renewed certificate nothing was told yet.
bool CardStoreController::tell_of_end(const memory::CardRecord* record) {
  const auto told = record != nullptr ? record->told_of_end : std::nullopt;
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const auto reached = bound_reached(m_cards.card()->facts.valid_until, today);
  m_told_of_end = reached;
  return is_to_be_told(reached, told);
}

void CardStoreController::remember(const portal::Destination& destination) {
  keep(m_remembers_choices ? std::optional{destination} : std::nullopt);
}

void CardStoreController::remember_own_card() {
  keep(m_last_destination);
}

void CardStoreController::keep(const std::optional<portal::Destination>& destination) {
  if (!m_cards.card())
    return;
  const auto& serial = m_cards.card()->serial;
  // The memory lives on when this sign-in is over, and then nobody is left to be told.
  m_memory.remember(serial, {memory::Standing::own, destination, m_told_of_end},
                    [this, post = m_dispatcher.poster()](memory::SaveResult kept) {
                      g_debug("The card is %s",
                              kept == memory::SaveResult::saved ? "kept in the keyring" : "not kept: no keyring");
                      if (kept == memory::SaveResult::no_keyring)
                        post([this] { m_dependencies.tell(signin::NotRemembered{}); });
                    });
  m_dependencies.signed_in(memory::CardToken::make(serial));
}

} // namespace session
