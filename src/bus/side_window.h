// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace bus {

/// The windows that belong to no sign-in. `primaweb-session --show WORD` shows one of them, in a process of its own:
/// the launcher links no GTK, and a process that signs in has nothing to do with them.
enum class SideWindow { home, first_steps, check_up, preferences, help, shortcuts, about };

inline constexpr std::array all_side_windows{SideWindow::home,        SideWindow::first_steps, SideWindow::check_up,
                                             SideWindow::preferences, SideWindow::help,        SideWindow::shortcuts,
                                             SideWindow::about};

[[nodiscard]] constexpr const char* to_word(SideWindow window) {
  switch (window) {
  case SideWindow::home:
    return "home";
  case SideWindow::first_steps:
    return "first-steps";
  case SideWindow::check_up:
    return "check-up";
  case SideWindow::preferences:
    return "preferences";
  case SideWindow::help:
    return "help";
  case SideWindow::shortcuts:
    return "shortcuts";
  case SideWindow::about:
    break;
  }
  return "about";
}

/// How such a window comes: by the user's own act, or by itself, and then without the focus where that can be helped.
enum class Coming { by_user, by_itself };

[[nodiscard]] constexpr const char* to_word(Coming coming) {
  return coming == Coming::by_user ? "by-user" : "by-itself";
}

/// Nothing for a word that is none of to_word().
[[nodiscard]] constexpr std::optional<SideWindow> side_window_of(std::string_view word) {
  for (const auto window : all_side_windows)
    if (word == to_word(window))
      return window;
  return std::nullopt;
}

} // namespace bus
