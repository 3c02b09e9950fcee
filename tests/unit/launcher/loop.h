// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glibmm/main.h>

#include <chrono>
#include <functional>

namespace launcher::testing {

/// Runs the main loop until `true_now` holds, which is asked after each event and now and then, for what happens
/// elsewhere. False when it did not within the bound.
inline bool wait_until(const std::function<bool()>& true_now,
                       std::chrono::milliseconds bound = std::chrono::minutes{2}) {
  const auto context = Glib::MainContext::get_default();
  bool late = false;
  auto timer = Glib::signal_timeout().connect(
      [&late] {
        late = true;
        return false;
      },
      static_cast<unsigned>(bound.count()));
  auto now_and_then = Glib::signal_timeout().connect([] { return true; }, 20);
  while (!true_now() && !late)
    context->iteration(true);
  now_and_then.disconnect();
  timer.disconnect();
  return true_now();
}

/// Runs the main loop for as long as it has something to do now.
inline void let_settle() {
  while (Glib::MainContext::get_default()->iteration(false)) {
  }
}

} // namespace launcher::testing
