// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "desktop/logind.h"
#include "desktop/presence.h"
#include "desktop/screen_savers.h"
#include "desktop/session_monitor.h"
#include "desktop/wake_watch.h"

#include <functional>
#include <optional>

namespace desktop {

/// Where this program runs, and so whom it can ask about the screen.
enum class Confinement { none, sandbox };

[[nodiscard]] Confinement find_confinement();

/// Follows whether the user can be in front of this session's windows: by logind, and by the desktop's screen saver or,
/// in a sandbox, the Inhibit portal. Without logind, that the computer slept is told when it has woken up: asleep, and
/// present again at once. Until something else is heard the user is present. Thread: main loop.
class PresenceWatch {
public:
  explicit PresenceWatch(std::function<void(Presence)> changed, Confinement confinement = find_confinement(),
                         WakeWatch::Clock clock = WakeWatch::kernel_clock());

  [[nodiscard]] Presence presence() const { return m_presence; }

private:
  void look();
  void woke_up();
  [[nodiscard]] Presence judge() const;

  std::function<void(Presence)> m_changed;
  Presence m_presence = Presence::present;
  bool m_slept = false; ///< for a moment, while that is told
  Logind m_logind;
  std::optional<ScreenSavers> m_screen_savers;
  std::optional<SessionMonitor> m_session_monitor;
  WakeWatch m_wake_watch;
};

} // namespace desktop
