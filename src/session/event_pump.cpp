// SPDX-License-Identifier: EUPL-1.2
#include "session/event_pump.h"

#include <utility>

namespace session {

void EventPump::tell(signin::Event event, std::function<void()> done) {
  m_told.push_back({std::move(event), std::move(done)});
  if (m_handles_one)
    return;
  m_handles_one = true;
  while (!m_told.empty()) {
    const auto told = std::move(m_told.front());
    m_told.pop_front();
    for (const auto& effect : m_flow.handle(told.event))
      m_carry_out(effect);
    if (told.done)
      told.done();
  }
  m_handles_one = false;
}

} // namespace session
