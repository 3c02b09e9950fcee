// SPDX-License-Identifier: EUPL-1.2
#include "card/card_thread.h"

namespace card {

CardThread::CardThread() : m_thread{[this] { work(); }} {
}

CardThread::~CardThread() {
  {
    const std::scoped_lock lock{m_mutex};
    m_ending = true;
  }
  m_wake.notify_one();
  m_thread.join();
}

void CardThread::run(std::function<void()> job) {
  {
    const std::scoped_lock lock{m_mutex};
    if (m_ending)
      return;
    m_jobs.push_back(std::move(job));
  }
  m_wake.notify_one();
}

void CardThread::work() {
  std::unique_lock lock{m_mutex};
  for (;;) {
    m_wake.wait(lock, [this] { return m_ending || !m_jobs.empty(); });
    if (m_ending)
      break;
    auto job = std::move(m_jobs.front());
    m_jobs.pop_front();
    lock.unlock();
    job();
    job = nullptr; // what it captured goes now, not when the next job comes
    lock.lock();
  }
  // What the waiting jobs captured (an EidSession) is destroyed on this thread.
  const auto dropped = std::move(m_jobs);
  m_jobs.clear();
  lock.unlock();
}

} // namespace card
