// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "desktop/bus_service.h"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace desktop {

/// Whether the desktop's screen saver, by any of the names that desktops have for it, covers the screen. Main loop's
/// thread.
class ScreenSavers {
public:
  explicit ScreenSavers(std::function<void()> changed);

  [[nodiscard]] bool is_active() const { return !m_active.empty(); }

private:
  void watch(const std::string& name);
  void set_active(const std::string& name, bool active);

  std::function<void()> m_changed;
  std::set<std::string> m_active; ///< by name
  std::vector<std::unique_ptr<BusService>> m_services;
};

} // namespace desktop
