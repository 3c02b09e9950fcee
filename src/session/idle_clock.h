// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "session/boot_clock.h"

#include <chrono>
#include <optional>

namespace session {

/// How long before its end a session that nobody uses warns of it; half of the whole time where that is shorter.
inline constexpr std::chrono::seconds idle_warning_time{60};

/// What is wanted for a session that nobody uses (doc/settings.md). Zero: never.
struct IdleRules {
  std::chrono::seconds cover_after{0};
  std::chrono::seconds end_after{0};
  bool cover_on_lock = true;

  bool operator==(const IdleRules&) const = default;
};

/// Says of a session, from when its user acted and from when they left, whether its pages are to be covered, how soon
/// it ends, and whether it is over. A value without a clock of its own.
///
/// What was covered stays so until the user uncovers it, and what is over is not mended by an act that comes later: who
/// acts first after the computer slept may be somebody else.
class IdleClock {
public:
  using Time = BootClock::time_point;

  struct State {
    bool is_covered = false;
    std::optional<std::chrono::seconds> ends_in{}; ///< so soon that the user is to be warned; rounded up
    bool is_over = false;

    bool operator==(const State&) const = default;
  };

  /// The user acts now.
  IdleClock(const IdleRules& rules, Time now);

  /// Counts as an act of the user's, so that nobody is signed out without having been warned.
  void set_rules(const IdleRules& rules, Time now);
  void user_acted(Time now);
  /// Nobody can be at the desk, see desktop::Presence.
  void user_left(Time now);
  /// An act of the user's, too.
  void uncover(Time now);

  [[nodiscard]] State state(Time now);

  /// When time alone makes the state another one.
  [[nodiscard]] std::optional<Time> next(Time now);

private:
  void let_pass(Time now);

  [[nodiscard]] Time end() const { return m_last_act + m_rules.end_after; }

  [[nodiscard]] std::optional<std::chrono::seconds> ends_in(Time now) const;

  IdleRules m_rules;
  Time m_last_act;
  bool m_is_covered = false;
  bool m_is_over = false;
};

} // namespace session
