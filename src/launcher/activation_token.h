// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>

namespace launcher {

/// The desktop's leave to bring a window to the front, for what the user did just now: a token of Wayland's
/// (xdg-activation), or a startup id of X11's. Good for one window. Thread: main loop.
class ActivationToken {
public:
  void give(std::string token) { m_token = std::move(token); }

  /// Empty when there is none, or it was taken.
  [[nodiscard]] std::string take() { return std::exchange(m_token, {}); }

  /// The one that this process was started with. Takes it out of the environment, so that no program that is started
  /// later uses it. Thread: before any other.
  [[nodiscard]] static std::string of_this_process();

private:
  std::string m_token;
};

} // namespace launcher
