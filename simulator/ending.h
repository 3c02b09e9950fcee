// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>

namespace simulator {

/// While it lives, SIGTERM and SIGINT call a function on the main loop, so that the program ends by itself and leaves
/// nothing behind.
class Ending {
public:
  explicit Ending(std::function<void()> end);
  ~Ending();
  Ending(const Ending&) = delete;
  Ending& operator=(const Ending&) = delete;
  Ending(Ending&&) = delete;
  Ending& operator=(Ending&&) = delete;

private:
  std::function<void()> m_end;
  unsigned m_on_terminate;
  unsigned m_on_interrupt;
};

} // namespace simulator
