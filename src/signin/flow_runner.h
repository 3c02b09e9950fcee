// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/event.h"
#include "signin/flow.h"
#include "signin/ports.h"

#include <deque>
#include <functional>

namespace signin {

/// Runs one Flow: tells it what happens, one event after the other, and passes each of its effects on to its port.
///
/// An event that comes of carrying out another one waits until that is done. Thread: the main loop's.
class FlowRunner {
public:
  /// They outlive the runner.
  struct Ports {
    CardPort& card;
    PortalPort& portal;
    ScreenPort& screen;
    CardStorePort& card_store;
    TimerPort& timers;
  };

  explicit FlowRunner(const Ports& ports) : m_ports{ports} {}

  /// `done` is called when the flow has handled the event and all that it wanted was passed on: before this returns, or
  /// later where another event is being handled.
  void dispatch(Event event, std::function<void()> done = {});

private:
  struct Dispatched {
    Event event;
    std::function<void()> done;
  };

  Ports m_ports;
  Flow m_flow;
  std::deque<Dispatched> m_dispatched;
  bool m_handles_one = false;
};

} // namespace signin
