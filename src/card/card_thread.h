// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/job_queue.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace card {

/// The one thread of a program that exchanges APDUs (design.md section 3). Destroying it lets the running job end,
/// drops the waiting ones, and joins.
class CardThread final : public JobQueue {
public:
  CardThread();
  ~CardThread() override;
  CardThread(const CardThread&) = delete;
  CardThread& operator=(const CardThread&) = delete;
  CardThread(CardThread&&) = delete;
  CardThread& operator=(CardThread&&) = delete;

  using JobQueue::run;
  void run(std::function<void()> job) override;

private:
  void work();

  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::deque<std::function<void()>> m_jobs;
  bool m_ending = false;
  std::thread m_thread; // last: it uses all of the above
};

} // namespace card
