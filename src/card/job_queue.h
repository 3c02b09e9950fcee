// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/main_loop_dispatcher.h"

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <utility>

namespace card {

/// Where every card exchange of a program is made: jobs one after the other, in the order they came. A CardThread in
/// the product.
class JobQueue {
public:
  JobQueue() = default;
  virtual ~JobQueue() = default;
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;
  JobQueue(JobQueue&&) = delete;
  JobQueue& operator=(JobQueue&&) = delete;

  /// Thread: any. Runs `job` later; drops it when the queue ends first.
  virtual void run(std::function<void()> job) = 0;

  /// Ends the queue, and waits neither for the running job nor for those behind it, which are dropped once that one
  /// comes back: for a queue that is known to be stuck.
  virtual void abandon() = 0;

  /// Thread: any. Runs `job` and hands its result to `done` on the main loop's thread, unless `delivery`'s owner is
  /// gone by then.
  template <typename Job, typename Done>
  void run(Job job, const MainLoopDispatcher& dispatcher, Done done) {
    run([job = std::move(job), post = dispatcher.poster(), done = std::move(done)]() mutable {
      auto result = std::make_shared<decltype(job())>(job());
      post([result, done = std::move(done)]() mutable { done(std::move(*result)); });
    });
  }

  /// Any thread but the queue's own and the main loop's: runs `job` and waits for its result for at most `bound`.
  /// Nothing when the bound passed or the queue is ending; the job may still run to its end.
  template <typename Job>
  auto run_and_wait(Job job, std::chrono::milliseconds bound) -> std::optional<decltype(job())> {
    auto promise = std::make_shared<std::promise<decltype(job())>>();
    auto future = promise->get_future();
    run([job = std::move(job), promise]() mutable { promise->set_value(job()); });
    promise.reset(); // else a dropped job would not end the wait
    if (future.wait_for(bound) != std::future_status::ready)
      return std::nullopt;
    try {
      return future.get();
    } catch (const std::future_error&) {
      return std::nullopt; // the queue ended and dropped the job with its promise
    }
  }
};

} // namespace card
