// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "memory/card_memory.h"
#include "memory/practice_cards.h"

#include <glib.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <stdexcept>

namespace memory::testing {

/// Runs the main loop until `value` has something in it; throws after two minutes.
template <typename Value>
Value wait_for(std::optional<Value>& value) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes{2};
  const auto tick = g_timeout_add(100, [](gpointer) -> gboolean { return G_SOURCE_CONTINUE; }, nullptr);
  while (!value && std::chrono::steady_clock::now() < deadline)
    g_main_context_iteration(nullptr, TRUE);
  g_source_remove(tick);
  if (!value)
    throw std::runtime_error("no answer from the keyring");
  return *value;
}

inline LookupResult recall(CardMemory& cards, const card::ChipSerial& serial) {
  std::optional<LookupResult> answer;
  cards.recall(serial, [&answer](LookupResult recollection) { answer = std::move(recollection); });
  return wait_for(answer);
}

inline SaveResult remember(CardMemory& cards, const card::ChipSerial& serial, const CardRecord& record) {
  std::optional<SaveResult> answer;
  cards.remember(serial, record, [&answer](SaveResult kept) { answer = kept; });
  return wait_for(answer);
}

inline SaveResult forget(CardMemory& cards, const card::ChipSerial& serial) {
  std::optional<SaveResult> answer;
  cards.forget(serial, [&answer](SaveResult kept) { answer = kept; });
  return wait_for(answer);
}

inline void forget_all(PracticeCards& cards) {
  std::optional<bool> answer;
  cards.forget_all([&answer] { answer = true; });
  wait_for(answer);
}

inline KeptCards list(CardMemory& cards) {
  std::optional<KeptCards> answer;
  cards.list([&answer](KeptCards kept) { answer = std::move(kept); });
  return wait_for(answer);
}

inline std::optional<bool> knows_own_card(CardMemory& cards) {
  std::optional<std::optional<bool>> answer;
  cards.knows_own_card([&answer](std::optional<bool> knows) { answer = knows; });
  return wait_for(answer);
}

/// The chip of a made-up card.
inline card::ChipSerial chip(std::uint8_t number) {
  return card::ChipSerial{
      {0x53, 0x4C, 0x49, 0x4E, 0x33, 0x66, 0x00, 0x29, 0x6C, 0xFF, 0x28, 0x23, 0x00, 0x00, 0x00, number}};
}

} // namespace memory::testing
