// SPDX-License-Identifier: EUPL-1.2
#include "memory/practice_cards.h"

#include <chrono>
#include <utility>

namespace memory {

void PracticeCards::forget_all(std::function<void()> done) {
  constexpr std::chrono::seconds bound{5};
  m_keyring.clear({{"scope", "practice"}}, bound, [done = std::move(done)](const auto&) { done(); });
}

} // namespace memory
