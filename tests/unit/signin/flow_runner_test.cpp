// SPDX-License-Identifier: EUPL-1.2
#include "signin/flow_runner.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace signin {
namespace {

/// Every port of a runner, writes down what it is asked for, and does what the test wants then.
class FlowRunnerTest : public testing::Test,
                       private CardPort,
                       private PortalPort,
                       private ScreenPort,
                       private CardStorePort,
                       private TimerPort {
protected:
  void reads_a_card() {
    m_runner.dispatch(CardPlaced{"A"});
    CardRead read;
    read.facts.tries = {3};
    m_runner.dispatch(read);
    m_runner.dispatch(Recalled{{}, true, card::Ownership::own});
  }

  [[nodiscard]] long count(const std::string& call) const { return std::ranges::count(m_calls, call); }

  FlowRunner m_runner{FlowRunner::Ports{*this, *this, *this, *this, *this}};
  std::vector<std::string> m_calls;
  std::function<void()> m_at_reading = [] {};
  std::function<void(const View&)> m_at_showing = [](const View& /*view*/) {};

private:
  void read_card(const std::string& reader) override {
    m_calls.push_back("read " + reader);
    m_at_reading();
  }

  void verify(card::LastTry /*last_try*/) override { m_calls.emplace_back("verify"); }

  void verify_on_pad(card::LastTry /*last_try*/) override { m_calls.emplace_back("verify on pad"); }

  void close_card() override { m_calls.emplace_back("close"); }

  void hand_over() override { m_calls.emplace_back("hand over"); }

  void load_start() override { m_calls.emplace_back("load start"); }

  void press(std::uint64_t visit) override { m_calls.push_back("press " + std::to_string(visit)); }

  void show_more(std::uint64_t visit) override { m_calls.push_back("show more " + std::to_string(visit)); }

  void choose(std::uint64_t visit, std::size_t index) override {
    m_calls.push_back("choose " + std::to_string(visit) + " " + std::to_string(index));
  }

  void go_to_host(const std::string& host) override { m_calls.push_back("go to " + host); }

  void stay_from_host() override { m_calls.emplace_back("stay"); }

  void open_host_elsewhere() override { m_calls.emplace_back("open elsewhere"); }

  void send_card_request() override { m_calls.emplace_back("send"); }

  void cancel_card_request() override { m_calls.emplace_back("cancel request"); }

  void reload_page() override { m_calls.emplace_back("reload"); }

  void end_portal_session(bool is_signed_in) override {
    m_calls.emplace_back(is_signed_in ? "end session" : "end without session");
  }

  void show(const View& view) override { m_at_showing(view); }

  void tell_page_trouble(const TellPageTrouble& /*trouble*/) override { m_calls.emplace_back("page trouble"); }

  void leave() override { m_calls.emplace_back("leave"); }

  void remember(const portal::Destination& /*destination*/) override { m_calls.emplace_back("remember"); }

  void remember_own_card() override { m_calls.emplace_back("remember own card"); }

  void start_timer(Timer timer, std::chrono::seconds after) override {
    EXPECT_GT(after, std::chrono::seconds{0});
    m_calls.push_back("start timer " + std::to_string(static_cast<int>(timer)));
  }

  void stop_timer(Timer timer) override { m_calls.push_back("stop timer " + std::to_string(static_cast<int>(timer))); }
};

TEST_F(FlowRunnerTest, handles_an_event_that_comes_of_another_one_after_it) {
  std::vector<int> order;
  m_at_reading = [&] {
    m_runner.dispatch(CardUnfit{}, [&order] { order.push_back(2); });
    order.push_back(1);
  };
  m_runner.dispatch(CardPlaced{"A"}, [&order] { order.push_back(3); });
  EXPECT_EQ(order, (std::vector{1, 3, 2})) << "each is done before the next begins";
}

/// What a window does that is asked for the PIN and has its answer ready.
TEST_F(FlowRunnerTest, hears_a_pin_that_is_confirmed_while_the_pin_page_is_being_shown) {
  bool is_confirmed = false;
  m_at_showing = [&](const View& view) {
    if (std::holds_alternative<AskPin>(view) && !std::exchange(is_confirmed, true))
      m_runner.dispatch(PinConfirmed{});
  };
  reads_a_card();
  EXPECT_EQ(count("verify"), 1);
}

/// From the card to PrimaWeb and out again, as each part of the program hears of it.
TEST_F(FlowRunnerTest, passes_each_effect_on_to_its_port) {
  reads_a_card();
  EXPECT_EQ(count("read A"), 1);
  m_runner.dispatch(PinConfirmed{});
  m_runner.dispatch(PinChecked{card::PinAccepted{}});
  EXPECT_EQ(count("load start"), 1);
  m_runner.dispatch(PageShown{7, portal::Page{.name = "start", .meaning = portal::Meaning::way_in, .options = {}}});
  EXPECT_EQ(count("press 7"), 1);
  m_runner.dispatch(CardWanted{"idp.example"});
  EXPECT_EQ(count("send"), 1);
  m_runner.dispatch(CardRequestDone{});
  EXPECT_GE(count("close"), 1);
  m_runner.dispatch(PageShown{8, portal::Page{.name = "home", .meaning = portal::Meaning::primaweb, .options = {}}});
  EXPECT_EQ(count("remember") + count("remember own card"), 1);
  EXPECT_EQ(count("leave"), 0);
  m_runner.dispatch(SignOutWanted{});
  EXPECT_EQ(count("end session"), 1);
  EXPECT_EQ(count("leave"), 1);
  EXPECT_EQ(count("verify"), 1);
  EXPECT_EQ(count("verify on pad"), 0);
}

TEST_F(FlowRunnerTest, starts_a_timer_for_each_time_that_it_waits) {
  reads_a_card();
  m_runner.dispatch(PinConfirmed{});
  m_runner.dispatch(PinChecked{card::PinAccepted{}});
  const auto bound = "timer " + std::to_string(static_cast<int>(Timer::open_card));
  EXPECT_EQ(count("start " + bound), 1);
  m_runner.dispatch(Cancelled{});
  EXPECT_EQ(m_calls.back(), "leave");
  EXPECT_GE(count("stop " + bound), 1);
}

} // namespace
} // namespace signin
