// SPDX-License-Identifier: EUPL-1.2
#include "card/card_thread.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace card {

/// Shared with the thread, which may outlive the object.
struct CardThread::Queue {
  void work();

  std::mutex mutex;
  std::condition_variable changed;
  std::deque<std::function<void()>> jobs;
  bool ending = false;
  bool ended = false;
};

void CardThread::Queue::work() {
  std::unique_lock lock{mutex};
  for (;;) {
    changed.wait(lock, [this] { return ending || !jobs.empty(); });
    if (ending)
      break;
    auto job = std::move(jobs.front());
    jobs.pop_front();
    lock.unlock();
    job();
    job = nullptr; // what it captured goes now, not when the next job comes
    lock.lock();
  }
  // What the waiting jobs captured (an EidSession) is destroyed on this thread.
  auto dropped = std::move(jobs);
  jobs.clear();
  lock.unlock();
  dropped.clear();
  lock.lock();
  ended = true;
  changed.notify_all();
}

CardThread::CardThread(std::chrono::milliseconds ending_bound)
    : m_ending_bound{ending_bound}, m_queue{std::make_shared<Queue>()}, m_thread{[queue = m_queue] { queue->work(); }} {
}

CardThread::~CardThread() {
  if (!m_thread.joinable())
    return;
  std::unique_lock lock{m_queue->mutex};
  m_queue->ending = true;
  m_queue->changed.notify_all();
  const bool ended = m_queue->changed.wait_for(lock, m_ending_bound, [this] { return m_queue->ended; });
  lock.unlock();
  if (ended)
    m_thread.join();
  else
    m_thread.detach();
}

void CardThread::abandon() {
  {
    const std::scoped_lock lock{m_queue->mutex};
    m_queue->ending = true;
  }
  m_queue->changed.notify_all();
  m_thread.detach();
}

void CardThread::run(std::function<void()> job) {
  {
    const std::scoped_lock lock{m_queue->mutex};
    if (m_queue->ending)
      return;
    m_queue->jobs.push_back(std::move(job));
  }
  m_queue->changed.notify_all();
}

} // namespace card
