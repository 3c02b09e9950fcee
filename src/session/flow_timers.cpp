// SPDX-License-Identifier: EUPL-1.2
#include "session/flow_timers.h"

#include <glibmm/main.h>

#include <utility>

namespace session {

FlowTimers::FlowTimers(std::function<void(signin::Timer)> timed_out, int shorter)
    : m_timed_out{std::move(timed_out)}, m_shorter{shorter} {
}

FlowTimers::~FlowTimers() {
  for (auto& [timer, connection] : m_running)
    connection.disconnect();
}

void FlowTimers::start_timer(signin::Timer timer, std::chrono::seconds after) {
  auto& connection = m_running[timer];
  connection.disconnect();
  const std::chrono::milliseconds time{after};
  connection = Glib::signal_timeout().connect(
      [this, timer] {
        m_timed_out(timer);
        return false;
      },
      static_cast<unsigned>((time / m_shorter).count()));
}

void FlowTimers::stop_timer(signin::Timer timer) {
  m_running[timer].disconnect();
}

} // namespace session
