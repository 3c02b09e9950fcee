// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/reader_watch.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

namespace card {

/// What a ReaderWatch told, to be waited for.
class SnapshotLog {
public:
  [[nodiscard]] ReaderWatch::Listener listener() {
    return [this](const ReaderSnapshot& snapshot) {
      const std::scoped_lock lock{m_mutex};
      m_snapshots.push_back(snapshot);
      m_changed.notify_all();
    };
  }

  /// As the listener does, but forgets what came before.
  void keep_last(const ReaderSnapshot& snapshot) {
    const std::scoped_lock lock{m_mutex};
    m_snapshots.assign(1, snapshot);
    m_changed.notify_all();
  }

  [[nodiscard]] ReaderSnapshot last() {
    const std::scoped_lock lock{m_mutex};
    return m_snapshots.back();
  }

  /// Whether the newest snapshot satisfies `condition` within a bound that only a broken program exceeds.
  template <typename Condition>
  [[nodiscard]] bool reaches(Condition condition) {
    std::unique_lock lock{m_mutex};
    return m_changed.wait_for(lock, std::chrono::minutes{2},
                              [&] { return !m_snapshots.empty() && condition(m_snapshots.back()); });
  }

  [[nodiscard]] std::vector<ReaderSnapshot> all() {
    const std::scoped_lock lock{m_mutex};
    return m_snapshots;
  }

private:
  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::vector<ReaderSnapshot> m_snapshots;
};

} // namespace card
