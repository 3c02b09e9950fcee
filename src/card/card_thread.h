// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/delivery.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace card {

/// The one thread of a program that exchanges APDUs (design.md section 3). Jobs run one after the other in the order
/// they came. Destroying it lets the running job end, drops the waiting ones, and joins.
class CardThread {
public:
  CardThread();
  ~CardThread();
  CardThread(const CardThread&) = delete;
  CardThread& operator=(const CardThread&) = delete;
  CardThread(CardThread&&) = delete;
  CardThread& operator=(CardThread&&) = delete;

  /// Any thread. Runs `job` on the card's thread.
  void run(std::function<void()> job);

  /// Any thread. Runs `job` on the card's thread and hands its result to `done` on the main loop's thread, unless
  /// `delivery`'s owner is gone by then.
  template <typename Job, typename Done>
  void run(Job job, const Delivery& delivery, Done done) {
    run([job = std::move(job), post = delivery.poster(), done = std::move(done)]() mutable {
      auto result = std::make_shared<decltype(job())>(job());
      post([result, done = std::move(done)]() mutable { done(std::move(*result)); });
    });
  }

  /// Any thread but the card's own and the main loop's: runs `job` on the card's thread and waits for its result for at
  /// most `bound`. Nothing when the bound passed or the thread is ending; the job may still run to its end.
  template <typename Job>
  auto run_and_wait(Job job, std::chrono::milliseconds bound) -> std::optional<decltype(job())> {
    auto promise = std::make_shared<std::promise<decltype(job())>>();
    auto future = promise->get_future();
    run([job = std::move(job), promise]() mutable { promise->set_value(job()); });
    if (future.wait_for(bound) != std::future_status::ready)
      return std::nullopt;
    try {
      return future.get();
    } catch (const std::future_error&) {
      return std::nullopt; // the thread ended and dropped the job with its promise
    }
  }

private:
  void work();

  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::deque<std::function<void()>> m_jobs;
  bool m_ending = false;
  std::thread m_thread; // last: it uses all of the above
};

} // namespace card
