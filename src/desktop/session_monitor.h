// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "desktop/bus_service.h"

#include <functional>

namespace desktop {

/// Whether the screen is locked, as the Inhibit portal tells a sandbox that may not listen to the desktop's screen
/// saver itself. Thread: main loop.
class SessionMonitor {
public:
  explicit SessionMonitor(std::function<void()> changed);

  [[nodiscard]] bool is_locked() const { return m_locked; }

private:
  void create_monitor();
  void state_changed(const BusService::Values& values);

  std::function<void()> m_changed;
  bool m_locked = false;
  BusService m_portal;
};

} // namespace desktop
