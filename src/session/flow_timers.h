// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/ports.h"

#include <sigc++/connection.h>

#include <chrono>
#include <functional>
#include <map>

namespace session {

/// A flow's timers, on the main loop. Thread: the main loop's. Lifetime: none of them ends after this object.
class FlowTimers final : public signin::TimerPort {
public:
  /// `timed_out` is called once for each timer that is not stopped before. `shorter`: by what tests divide each time.
  explicit FlowTimers(std::function<void(signin::Timer)> timed_out, int shorter = 1);
  ~FlowTimers() override;
  FlowTimers(const FlowTimers&) = delete;
  FlowTimers& operator=(const FlowTimers&) = delete;
  FlowTimers(FlowTimers&&) = delete;
  FlowTimers& operator=(FlowTimers&&) = delete;

  void start_timer(signin::Timer timer, std::chrono::seconds after) override;
  void stop_timer(signin::Timer timer) override;

private:
  std::function<void(signin::Timer)> m_timed_out;
  int m_shorter;
  std::map<signin::Timer, sigc::connection> m_running;
};

} // namespace session
