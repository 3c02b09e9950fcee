// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/lessons/lesson.h"

#include <glibmm/dispatcher.h>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace simulator {

class AccessibleTree;

/// Does in the launcher's windows what a lesson shows: types the practice card's PIN, takes a line of a list, presses a
/// button. It reaches them as a screen reader does, and only windows of the launcher that this process started, whose
/// title says that they are practice. Thread: main loop; the work is done on another.
class LauncherHands {
public:
  enum class Reach {
    controls,      ///< what can be done to one control, whichever window has the focus
    controls_keys, ///< and keys, which go to the window that has the focus: for a display of its own only
  };

  explicit LauncherHands(Reach reach);
  ~LauncherHands();
  LauncherHands(const LauncherHands&) = delete;
  LauncherHands& operator=(const LauncherHands&) = delete;
  LauncherHands(LauncherHands&&) = delete;
  LauncherHands& operator=(LauncherHands&&) = delete;

  /// Does this: a pin, choose, press or keys; or waits for the window that an open brings. Waits a bounded time for the
  /// control to be there, then calls back whether it was done. What was going on before is called off, and calls back
  /// no more.
  void begin(const LessonAction& action, std::function<void(bool was_done)> ended);

  /// Calls off what is going on.
  void stop();

private:
  void work_ended();

  Reach m_reach;
  std::function<void(bool)> m_ended;
  Glib::Dispatcher m_dispatcher;
  std::atomic<bool> m_was_done = false;
  std::atomic<bool> m_is_over = false;
  std::jthread m_work;
};

} // namespace simulator
