// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/effect.h"
#include "signin/event.h"
#include "signin/flow.h"

#include <deque>
#include <functional>
#include <utility>

namespace session {

/// Tells a signin::Flow what happens, one event after the other, and has its effects carried out.
///
/// An event that comes of carrying out another one waits until that is done. Main loop's thread.
class EventPump {
public:
  explicit EventPump(std::function<void(const signin::Effect&)> carry_out) : m_carry_out{std::move(carry_out)} {}

  /// `done` is called when the flow has handled the event and all that it wanted is carried out: before this returns,
  /// or later where another event is being handled.
  void tell(signin::Event event, std::function<void()> done = {});

private:
  struct Told {
    signin::Event event;
    std::function<void()> done;
  };

  signin::Flow m_flow;
  std::function<void(const signin::Effect&)> m_carry_out;
  std::deque<Told> m_told;
  bool m_handles_one = false;
};

} // namespace session
