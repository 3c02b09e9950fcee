// SPDX-License-Identifier: EUPL-1.2
#include "card/card_thread.h"
#include "card/main_loop_dispatcher.h"

#include <glib.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace card {

namespace {

using namespace std::chrono_literals;

/// A main context of this test's own.
class MainContext : public testing::Test {
protected:
  MainContext() { g_main_context_push_thread_default(m_context); }

  ~MainContext() override {
    g_main_context_pop_thread_default(m_context);
    g_main_context_unref(m_context);
  }

  void run_what_waits() {
    while (g_main_context_iteration(m_context, FALSE) != FALSE) {
    }
  }

  template <typename Condition>
  void run_until(Condition condition) {
    while (!condition())
      g_main_context_iteration(m_context, TRUE);
  }

  MainContext(const MainContext&) = delete;
  MainContext& operator=(const MainContext&) = delete;
  MainContext(MainContext&&) = delete;
  MainContext& operator=(MainContext&&) = delete;

private:
  GMainContext* m_context = g_main_context_new();
};

using DeliveryTest = MainContext;
using CardThreadTest = MainContext;

} // namespace

TEST_F(DeliveryTest, runs_posts_in_order_on_the_thread_of_the_main_loop) {
  const MainLoopDispatcher dispatcher;
  std::vector<int> order;
  std::vector<std::thread::id> threads;
  std::thread{[&] {
    for (int i = 0; i < 100; ++i)
      dispatcher.post([&, i] {
        order.push_back(i);
        threads.push_back(std::this_thread::get_id());
      });
  }}.join();
  EXPECT_TRUE(order.empty());
  run_what_waits();
  ASSERT_EQ(order.size(), 100U);
  for (int i = 0; i < 100; ++i)
    EXPECT_EQ(order[static_cast<std::size_t>(i)], i);
  for (const auto thread : threads)
    EXPECT_EQ(thread, std::this_thread::get_id());
}

TEST_F(DeliveryTest, drops_what_waits_when_it_goes) {
  auto dispatcher = std::make_optional<MainLoopDispatcher>();
  const auto held = std::make_shared<int>();
  bool ran = false;
  dispatcher->post([&ran, held] { ran = true; });
  dispatcher.reset();
  EXPECT_EQ(held.use_count(), 1);
  run_what_waits();
  EXPECT_FALSE(ran);
}

TEST_F(DeliveryTest, drops_what_is_posted_after_it_went) {
  auto dispatcher = std::make_optional<MainLoopDispatcher>();
  const auto post = dispatcher->poster();
  bool ran = false;
  post([&ran] { ran = true; });
  run_what_waits();
  EXPECT_TRUE(ran);
  ran = false;
  dispatcher.reset();
  post([&ran] { ran = true; });
  run_what_waits();
  EXPECT_FALSE(ran);
}

TEST_F(DeliveryTest, may_go_while_one_of_its_posts_runs) {
  auto dispatcher = std::make_optional<MainLoopDispatcher>();
  bool second_ran = false;
  dispatcher->post([&] { dispatcher.reset(); });
  dispatcher->post([&] { second_ran = true; });
  run_what_waits();
  EXPECT_FALSE(dispatcher.has_value());
  EXPECT_FALSE(second_ran);
}

TEST_F(DeliveryTest, runs_the_next_post_within_a_nested_main_loop) {
  const MainLoopDispatcher dispatcher;
  bool inner_ran = false;
  bool seen_within = false;
  dispatcher.post([&] {
    run_what_waits();
    seen_within = inner_ran;
  });
  dispatcher.post([&] { inner_ran = true; });
  run_what_waits();
  EXPECT_TRUE(seen_within);
}

TEST_F(CardThreadTest, runs_jobs_one_after_the_other_on_a_thread_of_its_own) {
  CardThread thread;
  const MainLoopDispatcher dispatcher;
  std::vector<int> order;
  std::thread::id other;
  bool done = false;
  for (int i = 0; i < 10; ++i)
    thread.run([&order, i] { order.push_back(i); });
  thread.run([] { return std::this_thread::get_id(); }, dispatcher,
             [&](std::thread::id id) {
               other = id;
               done = true;
             });
  run_until([&] { return done; });
  EXPECT_EQ(order, (std::vector{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
  EXPECT_NE(other, std::this_thread::get_id());
}

TEST_F(CardThreadTest, hands_over_results_that_can_only_be_moved) {
  CardThread thread;
  const MainLoopDispatcher dispatcher;
  std::unique_ptr<int> got;
  thread.run([] { return std::make_unique<int>(7); }, dispatcher,
             [&](std::unique_ptr<int> result) { got = std::move(result); });
  run_until([&] { return got != nullptr; });
  EXPECT_EQ(*got, 7);
}

TEST_F(CardThreadTest, gives_no_result_to_an_owner_that_is_gone) {
  bool called = false;
  {
    CardThread thread;
    auto dispatcher = std::make_optional<MainLoopDispatcher>();
    std::promise<void> go;
    thread.run([future = go.get_future().share()] { return future.wait_for(2min); }, *dispatcher,
               [&](std::future_status) { called = true; });
    dispatcher.reset();
    go.set_value();
  }
  run_what_waits();
  EXPECT_FALSE(called);
}

TEST_F(CardThreadTest, drops_waiting_jobs_when_it_ends) {
  std::atomic<int> ran = 0;
  const auto held = std::make_shared<int>();
  {
    CardThread thread;
    std::promise<void> started;
    thread.run([&] {
      started.set_value();
      std::this_thread::sleep_for(50ms); // so that the thread is ending while this job runs
      ++ran;
    });
    thread.run([&ran, held] { ran += 100; });
    started.get_future().wait();
  }
  EXPECT_EQ(ran, 1);
  EXPECT_EQ(held.use_count(), 1);
}

TEST_F(CardThreadTest, lets_another_thread_wait_for_a_result) {
  CardThread thread;
  EXPECT_EQ(thread.run_and_wait([] { return 3; }, 2min), 3);
}

TEST_F(CardThreadTest, lets_nobody_wait_longer_than_the_bound) {
  std::promise<void> go;
  CardThread thread;
  const auto job = [future = go.get_future().share()] { return future.wait_for(2min) == std::future_status::ready; };
  EXPECT_EQ(thread.run_and_wait(job, 10ms), std::nullopt);
  go.set_value();
}

} // namespace card
