// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>

namespace card {

/// Brings work from any thread to the thread of the GLib main loop, for as long as its owner lives.
///
/// Make and destroy it on the main loop's thread. What was posted and has not run when it is destroyed never runs, so a
/// callback may capture its owner as long as the owner holds the MainLoopDispatcher as its last member.
class MainLoopDispatcher {
public:
  MainLoopDispatcher();
  ~MainLoopDispatcher();
  MainLoopDispatcher(const MainLoopDispatcher&) = delete;
  MainLoopDispatcher& operator=(const MainLoopDispatcher&) = delete;
  MainLoopDispatcher(MainLoopDispatcher&&) = delete;
  MainLoopDispatcher& operator=(MainLoopDispatcher&&) = delete;

  /// Thread: any. Runs `work` later on the main loop's thread, in the order of the posts.
  void post(std::function<void()> work) const;

  /// Any thread, also after this object is gone: a copyable handle that does what post() does while the object lives.
  [[nodiscard]] std::function<void(std::function<void()>)> poster() const;

private:
  struct Life;
  std::shared_ptr<Life> m_life;
};

} // namespace card
