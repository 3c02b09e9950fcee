// SPDX-License-Identifier: EUPL-1.2
// The worker of both programs, with threads that the test steps and a clock that it holds.
#include "card/card_thread.h"
#include "card/card_worker.h"
#include "property/stepped_jobs.h"

#include <glib.h>
#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace card {
namespace {

using namespace std::chrono_literals;
using property::SteppedJobs;

constexpr auto second = std::chrono::duration_cast<std::chrono::milliseconds>(1s);

/// Time passes when the test says so.
struct HeldClock {
  std::function<bool()> look;

  void pass(std::chrono::milliseconds time) {
    for (; time > 0ms; time -= CardWorkerBase::look_every)
      if (look && !look())
        look = nullptr;
  }
};

class HeldLookTimer final : public LookTimer {
public:
  explicit HeldLookTimer(std::shared_ptr<HeldClock> clock) : m_clock{std::move(clock)} {}

  ~HeldLookTimer() override { m_clock->look = nullptr; }

  HeldLookTimer(const HeldLookTimer&) = delete;
  HeldLookTimer& operator=(const HeldLookTimer&) = delete;
  HeldLookTimer(HeldLookTimer&&) = delete;
  HeldLookTimer& operator=(HeldLookTimer&&) = delete;

  void start(std::function<bool()> look) override {
    if (!m_clock->look)
      m_clock->look = std::move(look);
  }

private:
  std::shared_ptr<HeldClock> m_clock;
};

/// What a thread works on: counts what reached it.
struct Table {
  int jobs = 0;
};

using Answer = Outcome<int>;
constexpr auto bound = 10s;
constexpr auto pad = 60s;

class CardWorkerTest : public testing::Test {
protected:
  void SetUp() override {
    m_worker.emplace(
        [this]() -> CardWorker<Table>::Dependencies {
          m_threads.push_back(std::make_shared<SteppedJobs>());
          m_tables.push_back(std::make_shared<Table>());
          return {m_threads.back(), {m_threads.back(), &m_threads.back()->gate()}, m_tables.back()};
        },
        CardWorkerBase::Bounds{.silence = bound, .pad = pad, .behind = Fault::card_busy},
        std::make_unique<HeldLookTimer>(m_clock));
    m_worker->on_waiting([this](bool waiting) { m_waiting.push_back(waiting); });
  }

  /// A job that is never done holds the thread that it waits on.
  void TearDown() override {
    m_worker.reset();
    m_is_held = false;
    for (const auto& thread : m_threads)
      thread->run_all();
    hear();
  }

  void ask(CardWorkerBase::Pace pace = CardWorkerBase::Pace::card) {
    m_worker->ask<Answer>({.job = [](Table& table) { return Answer{++table.jobs}; },
                           .done = [this](const Answer& answer) { m_answers.push_back(answer); },
                           .failed = [](Fault fault) { return Answer{fault}; },
                           .take_back = [this] { ++m_taken_back; },
                           .pace = pace});
  }

  /// A job that another program keeps waiting for as long as the test says.
  void ask_and_wait() {
    m_worker->ask<Answer>({.job = [this](Table& table) -> Answer {
                             if (m_is_held)
                               throw SteppedJobs::Waits{};
                             return ++table.jobs;
                           },
                           .done = [this](const Answer& answer) { m_answers.push_back(answer); },
                           .failed = [](Fault fault) { return Answer{fault}; }});
    m_threads.back()->step();
  }

  /// The thread does what it has to do, and the main loop hears of it.
  void work(std::size_t thread) {
    m_threads.at(thread)->run_all();
    hear();
  }

  static void hear() {
    while (g_main_context_iteration(nullptr, FALSE) == TRUE) {
    }
  }

  /// What the thread had is gone.
  [[nodiscard]] bool has_let_go(std::size_t thread) const { return m_tables.at(thread).use_count() == 1; }

  std::shared_ptr<HeldClock> m_clock = std::make_shared<HeldClock>();
  std::vector<std::shared_ptr<SteppedJobs>> m_threads;
  std::vector<std::shared_ptr<Table>> m_tables;
  std::optional<CardWorker<Table>> m_worker;
  std::vector<Answer> m_answers;
  std::vector<bool> m_waiting;
  int m_taken_back = 0;
  bool m_is_held = true;
};

TEST_F(CardWorkerTest, answers_in_the_order_of_the_questions_on_one_thread) {
  ask();
  ask();
  work(0);
  EXPECT_EQ(m_answers, (std::vector{Answer{1}, Answer{2}}));
  EXPECT_EQ(m_threads.size(), 1U);
  EXPECT_EQ(m_taken_back, 0);
}

TEST_F(CardWorkerTest, looks_at_nothing_while_nothing_is_asked) {
  EXPECT_FALSE(m_clock->look);
  ask();
  EXPECT_TRUE(m_clock->look);
  work(0);
  m_clock->pass(second);
  EXPECT_FALSE(m_clock->look);
}

TEST_F(CardWorkerTest, gives_a_silent_card_up_after_its_bound_and_asks_the_next_one_on_another_thread) {
  ask();
  ask();
  m_clock->pass(bound - second);
  EXPECT_TRUE(m_answers.empty());
  m_clock->pass(second);
  EXPECT_EQ(m_answers, (std::vector{Answer{Fault::timed_out}, Answer{Fault::card_busy}}))
      << "the second card was not looked at";
  EXPECT_EQ(m_taken_back, 2);
  ask();
  work(1);
  EXPECT_EQ(m_answers.back(), Answer{1});
}

TEST_F(CardWorkerTest, counts_silence_from_the_last_sign_of_the_card) {
  ask();
  ask();
  m_clock->pass(bound - second);
  m_threads[0]->step();
  hear();
  m_clock->pass(bound - second);
  EXPECT_EQ(m_answers.size(), 1U);
  work(0);
  EXPECT_EQ(m_answers.size(), 2U);
}

TEST_F(CardWorkerTest, is_never_impatient_of_another_program_and_says_that_it_waits) {
  ask_and_wait();
  m_clock->pass(2 * CardWorkerBase::look_every);
  EXPECT_EQ(m_waiting, std::vector{true});
  m_clock->pass(100 * bound);
  EXPECT_TRUE(m_answers.empty());
  m_is_held = false;
  work(0);
  EXPECT_EQ(m_answers, std::vector{Answer{1}});
  EXPECT_EQ(m_waiting, (std::vector{true, false}));
}

TEST_F(CardWorkerTest, takes_no_thread_of_its_own_that_hangs_for_another_program) {
  ask();
  m_clock->pass(bound);
  m_answers.clear();
  ask_and_wait();
  m_clock->pass(bound);
  EXPECT_EQ(m_answers, std::vector{Answer{Fault::timed_out}});
  EXPECT_TRUE(m_waiting.empty());

  work(0);
  m_tables[0].reset(); // by its thread, that is
  ask_and_wait();
  m_clock->pass(2 * bound);
  EXPECT_EQ(m_answers.size(), 1U) << "it came back, so that this is another program";
  EXPECT_EQ(m_waiting, std::vector{true});
}

TEST_F(CardWorkerTest, waits_for_another_program_that_it_waited_for_before) {
  ask_and_wait();
  m_worker->call_off();
  ask_and_wait();
  m_clock->pass(2 * bound);
  EXPECT_TRUE(m_answers.empty());
  EXPECT_EQ(m_waiting, std::vector{true});
}

TEST_F(CardWorkerTest, waits_for_the_keys_of_a_reader_that_its_user_left) {
  ask(CardWorkerBase::Pace::user);
  m_worker->call_off();
  ask_and_wait();
  m_clock->pass(2 * bound);
  EXPECT_TRUE(m_answers.empty());
}

TEST_F(CardWorkerTest, leaves_what_another_program_keeps_when_it_is_called_off) {
  ask_and_wait();
  m_worker->call_off(Fault::card_busy);
  hear();
  EXPECT_EQ(m_answers, std::vector{Answer{Fault::card_busy}});
  m_is_held = false;
  ask();
  work(1);
  EXPECT_EQ(m_answers.back(), Answer{1});
}

TEST_F(CardWorkerTest, tells_nobody_who_does_not_wait_any_more) {
  ask_and_wait();
  m_worker->call_off();
  hear();
  m_is_held = false;
  work(0);
  EXPECT_TRUE(m_answers.empty());
}

TEST_F(CardWorkerTest, waits_for_a_card_at_work_after_a_cancel_but_not_for_one_that_is_silent) {
  ask();
  m_worker->call_off();
  EXPECT_EQ(m_threads.size(), 1U) << "a card that works";
  m_clock->pass(CardWorkerBase::patience_after_cancel);
  m_worker->call_off();
  EXPECT_EQ(m_threads.size(), 2U);
  EXPECT_EQ(m_taken_back, 2);
}

TEST_F(CardWorkerTest, gives_a_user_at_the_keys_of_a_reader_more_time_but_not_for_ever) {
  ask(CardWorkerBase::Pace::user);
  m_clock->pass(pad - second);
  EXPECT_TRUE(m_answers.empty());
  m_clock->pass(second);
  EXPECT_EQ(m_answers, std::vector{Answer{Fault::timed_out}});
  EXPECT_EQ(m_threads.size(), 2U);
}

TEST_F(CardWorkerTest, leaves_the_keys_of_a_reader_as_soon_as_they_are_called_off) {
  ask(CardWorkerBase::Pace::user);
  m_worker->call_off();
  ask();
  work(1);
  EXPECT_EQ(m_answers, std::vector{Answer{1}});
}

TEST_F(CardWorkerTest, allows_thirty_seconds_for_each_of_thirteen_keys) {
  EXPECT_GE(CardWorkerBase::Bounds{}.pad, 13 * 30s);
}

TEST_F(CardWorkerTest, says_so_when_no_thread_is_left_and_goes_on_when_one_comes_back) {
  for (std::size_t i = 0; i < CardWorkerBase::most_left_behind; ++i) {
    ask();
    m_clock->pass(bound);
  }
  ask();
  m_clock->pass(bound);
  EXPECT_EQ(m_answers.back(), Answer{Fault::service_stuck});
  m_answers.clear();
  m_taken_back = 0;
  ask();
  hear();
  EXPECT_EQ(m_answers, std::vector{Answer{Fault::service_stuck}}) << "at once";
  EXPECT_EQ(m_taken_back, 1);
  EXPECT_EQ(m_threads.size(), CardWorkerBase::most_left_behind + 1);

  m_tables[0].reset(); // by its thread, that is
  ask();
  work(m_threads.size() - 1);
  EXPECT_EQ(m_answers.back(), Answer{1}) << "on a thread of its own";
  EXPECT_EQ(m_threads.size(), CardWorkerBase::most_left_behind + 2);
}

TEST_F(CardWorkerTest, goes_on_with_the_last_thread_when_that_one_comes_back) {
  for (std::size_t i = 0; i <= CardWorkerBase::most_left_behind; ++i) {
    ask();
    m_clock->pass(bound);
  }
  EXPECT_EQ(m_answers.back(), Answer{Fault::service_stuck});
  work(CardWorkerBase::most_left_behind);
  ask();
  work(CardWorkerBase::most_left_behind);
  EXPECT_EQ(m_answers.back(), Answer{2});
}

TEST_F(CardWorkerTest, gives_up_a_thread_that_another_one_waited_for_in_vain_but_not_the_next_one) {
  const auto number = m_worker->thread_number();
  m_worker->give_up(number);
  EXPECT_EQ(m_threads.size(), 2U);
  m_worker->give_up(number);
  EXPECT_EQ(m_threads.size(), 2U);
}

TEST_F(CardWorkerTest, goes_on_with_the_last_thread_when_that_comes_back_to_nobody_who_waits) {
  for (std::size_t i = 0; i < CardWorkerBase::most_left_behind; ++i) {
    ask();
    m_clock->pass(bound);
  }
  m_worker->give_up(m_worker->thread_number());
  ask();
  hear();
  EXPECT_EQ(m_answers.back(), Answer{Fault::service_stuck});
  work(CardWorkerBase::most_left_behind);
  ask();
  work(CardWorkerBase::most_left_behind);
  EXPECT_EQ(m_answers.back(), Answer{1});
}

TEST_F(CardWorkerTest, takes_the_return_of_a_thread_for_no_other_one) {
  for (std::size_t i = 0; i < CardWorkerBase::most_left_behind; ++i) {
    ask();
    m_clock->pass(bound);
  }
  m_worker->give_up(m_worker->thread_number());
  m_threads.back()->run_all(); // the main loop has not heard of it
  m_tables[0].reset();
  ask();
  m_worker->give_up(m_worker->thread_number());
  hear();
  m_answers.clear();
  ask();
  hear();
  EXPECT_EQ(m_answers, std::vector{Answer{Fault::service_stuck}});
}

TEST_F(CardWorkerTest, takes_back_what_has_not_reached_the_card_when_it_ends) {
  ask();
  m_worker.reset();
  EXPECT_EQ(m_taken_back, 1);
  hear();
  EXPECT_TRUE(m_answers.empty());
}

TEST_F(CardWorkerTest, leaves_the_table_to_its_thread) {
  ask();
  work(0);
  m_worker.reset();
  EXPECT_FALSE(has_let_go(0));
  m_threads[0]->run_all();
  EXPECT_TRUE(has_let_go(0));
}

/// A table that is as hard to let go of as a pcscd that says nothing.
struct HeavyTable {
  explicit HeavyTable(std::shared_future<void> way_free) : may_end{std::move(way_free)} {}

  ~HeavyTable() {
    ended_on->set_value(std::this_thread::get_id());
    may_end.wait();
  }

  HeavyTable(const HeavyTable&) = delete;
  HeavyTable& operator=(const HeavyTable&) = delete;
  HeavyTable(HeavyTable&&) = delete;
  HeavyTable& operator=(HeavyTable&&) = delete;

  std::shared_ptr<std::promise<std::thread::id>> ended_on = std::make_shared<std::promise<std::thread::id>>();
  std::shared_future<void> may_end;
};

TEST(CardWorkerThread, ends_although_what_it_holds_does_not_let_go) {
  std::promise<void> way_free;
  auto table = std::make_shared<HeavyTable>(way_free.get_future().share());
  const auto ended_on = table->ended_on;
  auto ended = ended_on->get_future();
  {
    CardWorker<HeavyTable> worker{[&table]() -> CardWorker<HeavyTable>::Dependencies {
      return {std::make_shared<CardThread>(100ms),
              std::make_shared<ExchangeGate>(ExchangeGate::Patience::until_called_off), std::move(table)};
    }};
  }
  EXPECT_NE(ended.get(), std::this_thread::get_id());
  way_free.set_value();
}

} // namespace
} // namespace card
