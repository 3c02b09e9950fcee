// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/job_queue.h"

#include <chrono>
#include <functional>
#include <memory>
#include <thread>

namespace card {

/// A thread that exchanges APDUs, of which a program uses one at a time (doc/architecture.md). Destroying it drops the
/// waiting jobs, lets the running one end, and joins; a job that waits for another program or for a pcscd that says
/// nothing any more is not waited for beyond a bound. So a job owns what it uses.
class CardThread final : public JobQueue {
public:
  /// A signature and the log-off after it take a slow card three seconds.
  explicit CardThread(std::chrono::milliseconds ending_bound = std::chrono::seconds{5});
  ~CardThread() override;
  CardThread(const CardThread&) = delete;
  CardThread& operator=(const CardThread&) = delete;
  CardThread(CardThread&&) = delete;
  CardThread& operator=(CardThread&&) = delete;

  void abandon() override;

  using JobQueue::run;
  void run(std::function<void()> job) override;

private:
  struct Queue;
  std::chrono::milliseconds m_ending_bound;
  std::shared_ptr<Queue> m_queue;
  std::thread m_thread;
};

} // namespace card
