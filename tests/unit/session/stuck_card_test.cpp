// SPDX-License-Identifier: EUPL-1.2
// What becomes of a sign-in when a card, its driver or another program keeps the card's thread for good.
#include "card/card_thread.h"
#include "session/card_desk.h"
#include "simulator/card/simulated_eid.h"
#include "simulator/card/simulated_pki.h"

#include <glib.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace session {
namespace {

using namespace std::chrono_literals;

constexpr std::uint8_t get_card_data = 0xE4;
constexpr std::uint8_t read_binary = 0xB0;
constexpr std::uint8_t verify_pin = 0x20;
constexpr std::uint8_t compute_signature = 0x2A;

/// One card, and where whoever speaks with it gets stuck. It outlives the test's threads.
struct World {
  World() : eid{pki, {}, [this](const std::string& line) { lines.push_back(line); }} { eid.power_on(); }

  void wait_here() {
    std::unique_lock lock{mutex};
    ++waiting;
    changed.wait(lock, [this] { return is_open; });
    --waiting;
  }

  /// From now on nobody gets stuck, and those that are come free.
  void open() {
    const std::scoped_lock lock{mutex};
    stuck_at = 0;
    is_held = false;
    is_open = true;
    changed.notify_all();
  }

  int count_waiting() {
    const std::scoped_lock lock{mutex};
    return waiting;
  }

  long count(const std::string& beginning) {
    const std::scoped_lock lock{mutex};
    return std::count_if(lines.begin(), lines.end(),
                         [&beginning](const std::string& line) { return line.starts_with(beginning); });
  }

  std::mutex mutex; ///< guards what follows, but for the atomic ones
  std::condition_variable changed;
  std::vector<std::string> lines;
  simulator::SimulatedPki pki;
  simulator::SimulatedEid eid;
  bool is_open = false;
  int waiting = 0;

  std::atomic<std::uint8_t> stuck_at = 0; ///< the instruction whose answer does not come
  std::atomic<bool> is_held = false;      ///< another program has the card
  std::atomic<int> connections = 0;
  std::atomic<bool> has_keys = false; ///< the reader has some of its own
  std::atomic<bool> keys_are_stuck = true;
};

class Link final : public card::Connection {
public:
  Link(std::shared_ptr<World> world, std::shared_ptr<card::ExchangeGate> gate)
      : m_world{std::move(world)}, m_gate{std::move(gate)}, m_atr{m_world->eid.atr()} {
    ++m_world->connections;
  }

  ~Link() override { disconnect(card::Disposition::leave); }

  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;
  Link(Link&&) = delete;
  Link& operator=(Link&&) = delete;

  [[nodiscard]] card::ByteView atr() const override { return m_atr; }

  card::Outcome<card::Bytes> transmit(card::ByteView command) override {
    card::Bytes answer;
    {
      const std::scoped_lock lock{m_world->mutex};
      answer = m_world->eid.answer(command);
    }
    if (m_world->stuck_at == command[1])
      m_world->wait_here();
    return answer;
  }

  /// Lets a call that was called off go on: what must not reach the card then has to be stopped elsewhere.
  card::Outcome<std::monostate> begin_transaction() override {
    const card::ExchangeGate::Wait wait{*m_gate};
    if (m_world->is_held)
      m_world->wait_here();
    return std::monostate{};
  }

  void end_transaction() override {}

  card::Outcome<std::monostate> reconnect() override { return std::monostate{}; }

  card::Outcome<card::Bytes> control(std::uint32_t /*code*/, card::ByteView command) override {
    if (!m_world->has_keys)
      return card::Fault::reader_cannot;
    if (command.empty())
      return card::Bytes{0x06, 0x04, 0x00, 0x00, 0x00, 0x01}; // it can send VERIFY
    if (m_world->keys_are_stuck)
      m_world->wait_here();
    return card::Bytes{0x64, 0x01}; // the user pressed its cancel key
  }

  [[nodiscard]] std::uint16_t firmware() const override { return 0; }

  void disconnect(card::Disposition /*disposition*/) override {
    if (std::exchange(m_open, false))
      --m_world->connections;
  }

private:
  std::shared_ptr<World> m_world;
  std::shared_ptr<card::ExchangeGate> m_gate;
  card::Bytes m_atr;
  bool m_open = true;
};

class StuckCardTest : public ::testing::Test {
protected:
  void SetUp() override {
    make_desk();
    m_desk->signal_waiting().connect([this](bool waiting) { m_waiting.push_back(waiting); });
  }

  void TearDown() override {
    m_world->open();
    m_desk.reset();
    EXPECT_TRUE(wait_until([this] { return m_world->connections == 0; })) << "every card was let go of";
  }

  void make_desk() {
    m_threads = 0;
    m_desk = std::make_unique<CardDesk>(
        [this] { return dependencies(); },
        CardDesk::Bounds{.exchange = {.silence = m_bound, .pad = m_pad_bound}, .signature = 500ms});
  }

  CardDesk::Dependencies dependencies() {
    ++m_threads;
    const auto gate = std::make_shared<card::ExchangeGate>(card::ExchangeGate::Patience::until_called_off);
    return {.thread = std::make_shared<card::CardThread>(),
            .connect = [world = m_world, gate](const std::string&) -> card::Outcome<std::unique_ptr<card::Connection>> {
              return std::make_unique<Link>(world, gate);
            },
            .gate = gate};
  }

  static bool wait_until(const std::function<bool()>& arrived, std::chrono::seconds bound = 2min) {
    const auto end = g_get_monotonic_time() + bound.count() * G_USEC_PER_SEC;
    while (!arrived() && g_get_monotonic_time() < end)
      if (!g_main_context_iteration(nullptr, FALSE))
        g_usleep(1000);
    return arrived();
  }

  static void let_pass(std::chrono::seconds time) {
    const auto end = g_get_monotonic_time() + time.count() * G_USEC_PER_SEC;
    wait_until([end] { return g_get_monotonic_time() > end; });
  }

  void ask_to_read() {
    m_reading.reset();
    m_desk->read("reader", [this](CardReading reading) { m_reading = std::move(reading); });
  }

  /// Nothing when no answer comes at all.
  std::optional<CardReading> read() {
    ask_to_read();
    EXPECT_TRUE(wait_until([this] { return m_reading.has_value(); }));
    return std::move(m_reading);
  }

  void ask_to_verify() {
    card::Pin pin;
    for (const char digit : {'1', '2', '3', '4'})
      pin.append(digit);
    m_checked.reset();
    m_desk->verify(std::move(pin), card::LastTry::not_confirmed,
                   [this](const card::PinResult& result) { m_checked = result; });
  }

  void ask_on_the_pad() {
    m_checked.reset();
    m_desk->verify_on_pad(card::PadLanguage::dutch, card::LastTry::not_confirmed,
                          [this](const card::PinResult& result) { m_checked = result; });
  }

  bool gets_stuck(int threads = 1) {
    return wait_until([this, threads] { return m_world->count_waiting() == threads; });
  }

  std::shared_ptr<World> m_world = std::make_shared<World>();
  std::chrono::milliseconds m_bound = 2s;
  std::chrono::milliseconds m_pad_bound = 1min;
  int m_threads = 0;
  std::unique_ptr<CardDesk> m_desk;
  std::vector<bool> m_waiting;
  std::optional<CardReading> m_reading;
  std::optional<card::PinResult> m_checked;
};

TEST_F(StuckCardTest, tells_of_a_card_that_stops_answering_and_reads_the_next_one) {
  for (const auto instruction : {read_binary, get_card_data}) {
    m_world->stuck_at = instruction;
    const auto reading = read();
    ASSERT_TRUE(reading && std::holds_alternative<signin::CardUnfit>(*reading));
    EXPECT_EQ(std::get<signin::CardUnfit>(*reading).failure, signin::Failure::card_silent);
    m_world->stuck_at = 0;
    const auto next = read();
    EXPECT_TRUE(next && std::holds_alternative<ReadableCard>(*next));
  }
  EXPECT_EQ(m_threads, 3);
  EXPECT_TRUE(m_waiting.empty()) << "no other program has the card";
}

TEST_F(StuckCardTest, tells_that_the_card_did_not_answer_to_the_pin_and_closes_it_when_it_comes_back) {
  ASSERT_TRUE(read());
  m_world->stuck_at = verify_pin;
  ask_to_verify();
  ASSERT_TRUE(wait_until([this] { return m_checked.has_value(); }));
  ASSERT_TRUE(std::holds_alternative<card::Fault>(*m_checked));
  EXPECT_EQ(std::get<card::Fault>(*m_checked), card::Fault::timed_out);
  EXPECT_EQ(m_world->count("VERIFY"), 1);

  m_world->open();
  EXPECT_TRUE(wait_until([this] { return m_world->connections == 0; }));
  EXPECT_EQ(m_world->count("LOG OFF 9000"), 1) << "the PIN was right: the card was unlocked";
  EXPECT_EQ(m_world->count("VERIFY"), 1);
}

TEST_F(StuckCardTest, sends_no_pin_any_more_once_it_told_that_the_card_does_not_answer) {
  ASSERT_TRUE(read());
  m_world->stuck_at = get_card_data; // by which the tries are counted before VERIFY
  ask_to_verify();
  ASSERT_TRUE(wait_until([this] { return m_checked.has_value(); }));
  EXPECT_EQ(std::get<card::Fault>(*m_checked), card::Fault::timed_out);
  m_world->open();
  EXPECT_TRUE(wait_until([this] { return m_world->connections == 0; }));
  EXPECT_EQ(m_world->count("VERIFY"), 0);
}

TEST_F(StuckCardTest, does_not_wait_for_a_silent_card_after_a_cancel) {
  m_bound = 1min;
  make_desk();
  m_world->stuck_at = get_card_data;
  ask_to_read();
  ASSERT_TRUE(gets_stuck());
  let_pass(4s);
  m_desk->close();
  m_world->stuck_at = 0;
  const auto next = read();
  EXPECT_EQ(m_threads, 2);
  EXPECT_TRUE(next && std::holds_alternative<ReadableCard>(*next));
}

TEST_F(StuckCardTest, leaves_a_few_threads_behind_and_no_more) {
  m_world->stuck_at = get_card_data;
  std::vector<signin::Failure> told;
  for (int attempt = 0; attempt < 5; ++attempt) {
    const auto reading = read();
    ASSERT_TRUE(reading && std::holds_alternative<signin::CardUnfit>(*reading)) << "told each time";
    told.push_back(std::get<signin::CardUnfit>(*reading).failure);
  }
  using signin::Failure;
  EXPECT_EQ(told, (std::vector{Failure::card_silent, Failure::card_silent, Failure::card_silent, Failure::service_stuck,
                               Failure::service_stuck}))
      << "and what to do when there is no other way";
  EXPECT_EQ(m_threads, 4);
  m_world->open();
  EXPECT_TRUE(wait_until([this] {
    const auto next = read();
    return next && std::holds_alternative<ReadableCard>(*next);
  }));
}

TEST_F(StuckCardTest, uses_another_thread_after_a_signature_that_did_not_come) {
  ASSERT_TRUE(read());
  ask_to_verify();
  ASSERT_TRUE(wait_until([this] { return m_checked.has_value(); }));
  ASSERT_TRUE(std::holds_alternative<card::PinAccepted>(*m_checked));
  m_world->stuck_at = compute_signature;
  card::Outcome<card::Bytes> signature{card::Fault::card_busy};
  std::thread handshake{[&signature, sign = m_desk->signer()] {
    signature = sign(card::SignatureScheme::ecdsa_sha384, card::Bytes(48, 0x5A));
  }};
  handshake.join();
  ASSERT_TRUE(wait_until([this] { return m_threads == 2; }));
  ASSERT_FALSE(card::succeeded(signature));
  EXPECT_EQ(std::get<card::Fault>(signature), card::Fault::timed_out);
  m_world->stuck_at = 0;
  const auto next = read();
  EXPECT_TRUE(next && std::holds_alternative<ReadableCard>(*next));
}

TEST_F(StuckCardTest, says_that_another_program_has_the_card_and_for_how_long_does_not_matter) {
  m_world->is_held = true;
  ask_to_read();
  ASSERT_TRUE(wait_until([this] { return !m_waiting.empty(); }));
  EXPECT_EQ(m_waiting, std::vector{true});
  let_pass(3s);
  EXPECT_FALSE(m_reading.has_value());
  m_world->open();
  ASSERT_TRUE(wait_until([this] { return m_reading.has_value(); }));
  EXPECT_TRUE(std::holds_alternative<ReadableCard>(*m_reading));
  EXPECT_EQ(m_waiting, (std::vector{true, false}));
  EXPECT_EQ(m_threads, 1);
}

TEST_F(StuckCardTest, leaves_another_programs_card_behind_on_cancel) {
  m_world->is_held = true;
  ask_to_read();
  ASSERT_TRUE(gets_stuck());
  m_desk->close();
  m_world->is_held = false; // for whoever comes now; the first one is still stuck
  const auto next = read();
  EXPECT_TRUE(next && std::holds_alternative<ReadableCard>(*next));
  EXPECT_EQ(m_threads, 2);
}

TEST_F(StuckCardTest, wipes_the_pin_that_waits_for_another_program_when_it_is_called_off) {
  ASSERT_TRUE(read());
  m_world->is_held = true;
  ask_to_verify();
  ASSERT_TRUE(gets_stuck());
  m_desk->close();
  m_world->open();
  EXPECT_TRUE(wait_until([this] { return m_world->connections == 0; }));
  EXPECT_EQ(m_world->count("VERIFY"), 0);
}

TEST_F(StuckCardTest, tells_of_a_pad_that_never_answers_and_reads_the_next_card) {
  m_pad_bound = 4s;
  make_desk();
  m_world->has_keys = true;
  ASSERT_TRUE(read());
  ask_on_the_pad();
  ASSERT_TRUE(wait_until([this] { return m_checked.has_value(); }));
  ASSERT_TRUE(std::holds_alternative<card::Fault>(*m_checked));
  EXPECT_EQ(std::get<card::Fault>(*m_checked), card::Fault::timed_out);
  const auto next = read();
  EXPECT_TRUE(next && std::holds_alternative<ReadableCard>(*next));
}

TEST_F(StuckCardTest, leaves_a_pad_that_never_answers_behind_when_the_user_leaves) {
  m_world->has_keys = true;
  ASSERT_TRUE(read());
  ask_on_the_pad();
  ASSERT_TRUE(gets_stuck());
  m_desk->close();
  const auto next = read();
  EXPECT_TRUE(next && std::holds_alternative<ReadableCard>(*next));
  EXPECT_EQ(m_threads, 2);
  EXPECT_FALSE(m_checked.has_value());
}

} // namespace
} // namespace session
