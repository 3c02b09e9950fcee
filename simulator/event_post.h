// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glibmm/dispatcher.h>
#include <sigc++/signal.h>

#include <mutex>
#include <string>
#include <vector>

namespace simulator {

/// Brings the lines of a PracticeObserver to the main loop, in their order.
/// Lifetime: outlives whoever posts.
class EventPost {
public:
  EventPost();

  /// Thread: any.
  void post(const std::string& line);

  /// Thread: the main loop's.
  sigc::signal<void(const std::string&)>& signal_line() { return m_line; }

private:
  void deliver();

  std::mutex m_mutex;
  std::vector<std::string> m_lines;
  Glib::Dispatcher m_dispatcher;
  sigc::signal<void(const std::string&)> m_line;
};

} // namespace simulator
