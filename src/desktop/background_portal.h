// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "desktop/bus_service.h"

#include <glibmm/ustring.h>

#include <functional>
#include <vector>

namespace desktop {

/// Has the desktop start a sandboxed program at log-in, or no longer (org.freedesktop.portal.Background): out of a
/// sandbox nobody can write an autostart entry. The portal asks the user the first time, and keeps the answer. Asks
/// once in its life, as soon as there is a portal; silent where there is none. Thread: main loop.
class BackgroundPortal {
public:
  struct Wish {
    bool start_at_login = false;
    Glib::ustring reason;               ///< shown to the user
    std::vector<Glib::ustring> command; ///< what is to be started, with its options
  };

  /// `refused`: the user, or the desktop's own settings, let it not be started. May be empty.
  BackgroundPortal(Wish wish, std::function<void()> refused);

private:
  void ask();
  void heard(const Glib::ustring& request, const BusService::Values& values);

  Wish m_wish;
  std::function<void()> m_refused;
  bool m_has_asked = false;
  BusService m_portal;
};

} // namespace desktop
