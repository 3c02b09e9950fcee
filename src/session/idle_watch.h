// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "session/boot_timer.h"
#include "session/idle_clock.h"
#include "ui/idle_warning.h"
#include "ui/input_watch.h"
#include "ui/last_toplevel.h"

#include <functional>
#include <optional>
#include <utility>

namespace session {

/// Watches whether anybody uses a session: says when to cover its pages and when it is over, and warns before that.
/// Where no time is set it watches no input and has no clock. Thread: main loop.
class IdleWatch {
public:
  struct Acts {
    std::function<void(bool)> cover;      ///< the pages, or uncover them
    std::function<void()> end;            ///< sign out; called once. Not to destroy the watch before it returns
    std::function<Gtk::Window&()> window; ///< that the user has before them, to warn over
  };

  IdleWatch(const IdleRules& rules, bool practice, Acts acts);

  /// What is wanted has changed: by the user, or by who manages their computer.
  void set_rules(const IdleRules& rules);

  /// Nobody can be at the desk, see desktop::Presence.
  void user_left();
  void uncover();

private:
  /// What only a session with a time set needs.
  struct Watching {
    Watching(std::function<void()> due, std::function<void()> acted, bool practice)
        : timer{std::move(due)}, input{std::move(acted)}, warning{practice} {}

    BootTimer timer;
    ui::InputWatch input;
    ui::IdleWarning warning;
    ui::LastToplevel last_toplevel;
  };

  void watch(const IdleRules& rules);
  void user_acted();
  void look();

  Acts m_acts;
  bool m_practice;
  IdleClock m_clock;
  bool m_is_covered = false;
  bool m_is_over = false;
  std::optional<Watching> m_watching;
};

} // namespace session
