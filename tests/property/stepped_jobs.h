// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/job_queue.h"

#include <deque>
#include <functional>
#include <utility>

namespace property {

/// The card's thread, held in the test's hand: a job runs when the test says so, on the test's own thread.
class SteppedJobs final : public card::JobQueue {
public:
  using JobQueue::run;

  void run(std::function<void()> job) override {
    m_jobs.push_back(std::move(job));
    if (m_at_once)
      run_all();
  }

  [[nodiscard]] bool is_empty() const { return m_jobs.empty(); }

  /// Runs the next job; says false when there is none.
  bool step() {
    if (m_jobs.empty())
      return false;
    const auto job = std::move(m_jobs.front());
    m_jobs.pop_front();
    job();
    return true;
  }

  void run_all() {
    while (step()) {
    }
  }

  /// While this lives a job runs as soon as it is handed in, after those that wait: for a caller that waits for it.
  class AtOnce {
  public:
    explicit AtOnce(SteppedJobs& jobs) : m_jobs{jobs} { m_jobs.m_at_once = true; }

    ~AtOnce() { m_jobs.m_at_once = false; }

    AtOnce(const AtOnce&) = delete;
    AtOnce& operator=(const AtOnce&) = delete;
    AtOnce(AtOnce&&) = delete;
    AtOnce& operator=(AtOnce&&) = delete;

  private:
    SteppedJobs& m_jobs;
  };

private:
  std::deque<std::function<void()>> m_jobs;
  bool m_at_once = false;
};

} // namespace property
