// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <sigc++/connection.h>

#include <chrono>
#include <functional>

namespace launcher {

/// When the windows come that nobody asked for: the first steps, and home where no tray shows the icon. Once each, and
/// only while nothing else of the launcher is before the user, who must be there to see them. A session that has just
/// ended, or a card that was just put in, may bring the next dialog about at once: so nothing comes before a moment has
/// passed in which nothing happened. Thread: main loop.
class UnaskedWindows {
public:
  struct Callbacks {
    std::function<bool()> nothing_is_open; ///< no window of a sign-in, nor one on its way
    std::function<bool()> card_is_looked_at;
    std::function<bool()> user_is_present;
    std::function<bool()> first_steps_are_open; ///< or on their way
    std::function<bool()> first_steps_may_come;
    std::function<void()> show_first_steps;
    std::function<void()> show_home;
  };

  explicit UnaskedWindows(Callbacks callbacks, std::chrono::milliseconds moment = std::chrono::seconds{3});
  ~UnaskedWindows();
  UnaskedWindows(const UnaskedWindows&) = delete;
  UnaskedWindows& operator=(const UnaskedWindows&) = delete;
  UnaskedWindows(UnaskedWindows&&) = delete;
  UnaskedWindows& operator=(UnaskedWindows&&) = delete;

  /// Something of what the hands tell is another, or may be.
  void look_soon();

  /// No tray came.
  void home_is_due();

  /// The user chose something: the first steps are left to what they come before.
  void user_is_here() { m_user_is_here = true; }

private:
  void look();

  Callbacks m_callbacks;
  std::chrono::milliseconds m_moment;
  bool m_home_is_due = false;
  bool m_user_is_here = false;
  sigc::connection m_wait;
};

} // namespace launcher
