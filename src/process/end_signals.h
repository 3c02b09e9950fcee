// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>

namespace process {

/// The signals that ask a program to end (SIGTERM, SIGINT, SIGHUP), on its main loop. GLib brings them there, too, but
/// forgets one that came while the loop was busy if its source goes before the next turn. One object at a time; main
/// loop's thread.
class EndSignals {
public:
  /// `asked`: called for each that comes; several that come at once may be one.
  explicit EndSignals(std::function<void()> asked);
  ~EndSignals();
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;
  EndSignals(EndSignals&&) = delete;
  EndSignals& operator=(EndSignals&&) = delete;

  /// From now on such a signal ends the program at once, and `asked` is not called any more. Returns whether one came
  /// before, be it that nobody has been told of it yet.
  [[nodiscard]] bool let_them_kill();

private:
  void hear();
  void let_go();

  std::function<void()> m_asked;
  int m_pipe = -1; ///< where the handler's bytes are read
  unsigned m_source = 0;
};

} // namespace process
