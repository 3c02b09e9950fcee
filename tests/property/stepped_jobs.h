// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/exchange_gate.h"
#include "card/job_queue.h"

#include <deque>
#include <functional>
#include <optional>
#include <utility>

namespace property {

/// The card's thread, held in the test's hand: a job runs when the test says so, on the test's own thread.
class SteppedJobs final : public card::JobQueue {
public:
  using JobQueue::run;

  /// What is thrown within a job that has to wait for another program. It begins anew with a later step: until then it
  /// only got as far as to wait.
  struct Waits {};

  void run(std::function<void()> job) override {
    if (m_abandoned)
      return;
    m_jobs.push_back(std::move(job));
    if (m_at_once)
      run_all();
  }

  [[nodiscard]] card::ExchangeGate& gate() { return m_gate; }

  [[nodiscard]] bool is_empty() const { return m_jobs.empty(); }

  /// Whether the next job was tried, and waits.
  [[nodiscard]] bool waits() const { return m_wait.has_value(); }

  /// Runs the next job. Says false when there is none, and when it has to wait.
  bool step() {
    if (m_jobs.empty())
      return false;
    m_wait.reset();
    auto job = std::move(m_jobs.front());
    m_jobs.pop_front();
    try {
      job();
    } catch (const Waits&) {
      m_jobs.push_front(std::move(job));
      m_wait.emplace(m_gate);
      return false;
    }
    return true;
  }

  void run_all() {
    while (step()) {
    }
  }

  /// As CardThread::abandon(): what waits goes on waiting, the others are dropped.
  void abandon() override {
    m_abandoned = true;
    m_jobs.resize(waits() ? 1 : 0);
  }

  [[nodiscard]] bool is_abandoned() const { return m_abandoned; }

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
  card::ExchangeGate m_gate{card::ExchangeGate::Patience::until_called_off};
  std::optional<card::ExchangeGate::Wait> m_wait;
  std::deque<std::function<void()>> m_jobs;
  bool m_at_once = false;
  bool m_abandoned = false;
};

} // namespace property
