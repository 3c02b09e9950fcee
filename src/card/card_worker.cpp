// SPDX-License-Identifier: EUPL-1.2
#include "card/card_worker.h"

#include "card/log_words.h"

#include <glib.h>

#include <algorithm>

namespace card {

namespace {

/// A wait is worth a word when two looks find it.
constexpr int looks_until_told = 2;

class GlibLookTimer final : public LookTimer {
public:
  GlibLookTimer() = default;

  ~GlibLookTimer() override {
    if (m_source != 0)
      g_source_remove(m_source);
  }

  GlibLookTimer(const GlibLookTimer&) = delete;
  GlibLookTimer& operator=(const GlibLookTimer&) = delete;
  GlibLookTimer(GlibLookTimer&&) = delete;
  GlibLookTimer& operator=(GlibLookTimer&&) = delete;

  void start(std::function<bool()> look) override {
    if (m_source != 0)
      return;
    m_look = std::move(look);
    m_source = g_timeout_add(
        CardWorkerBase::look_every.count(),
        [](gpointer data) -> gboolean {
          auto& self = *static_cast<GlibLookTimer*>(data);
          if (self.m_look())
            return G_SOURCE_CONTINUE;
          self.m_source = 0;
          return G_SOURCE_REMOVE;
        },
        this);
  }

private:
  std::function<bool()> m_look;
  guint m_source = 0;
};

} // namespace

std::unique_ptr<LookTimer> glib_look_timer() {
  return std::make_unique<GlibLookTimer>();
}

CardWorkerBase::CardWorkerBase(std::function<Dependencies()> make, Bounds bounds, std::unique_ptr<LookTimer> timer)
    : m_make{std::move(make)}, m_bounds{bounds}, m_dependencies{m_make()}, m_timer{std::move(timer)} {
}

CardWorkerBase::~CardWorkerBase() {
  m_timer.reset();
  take_back();
  const bool is_stuck = m_is_stuck || m_dependencies.gate->is_waiting();
  let_go();
  if (is_stuck)
    m_dependencies.thread->abandon();
}

std::optional<std::uint64_t> CardWorkerBase::begin(Exchange exchange) {
  if (m_is_stuck && !leave_behind(is_waiting() ? StuckIn::waiting : StuckIn::card)) {
    if (exchange.take_back)
      exchange.take_back();
    m_dispatcher.post([give_up = std::move(exchange.give_up)] { give_up(Fault::service_stuck); });
    return std::nullopt;
  }
  const auto number = ++m_last_exchange;
  if (m_exchanges.empty())
    m_looks_at_silence = 0;
  m_exchanges[number] = std::move(exchange);
  m_timer->start([this] { return look(); });
  return number;
}

bool CardWorkerBase::end(std::uint64_t exchange, std::uint64_t thread) {
  if (thread == m_thread_number) {
    m_is_stuck = false;
    m_looks_at_silence = 0;
  }
  if (m_exchanges.erase(exchange) == 0)
    return false;
  look_at_the_wait();
  return true;
}

bool CardWorkerBase::look() {
  look_at_the_wait();
  const bool nobody_is_silent = m_exchanges.empty() || waits_for_another_program();
  m_looks_at_silence = nobody_is_silent ? 0 : m_looks_at_silence + 1;
  if (!nobody_is_silent && silence() >= bound())
    give_up();
  return !m_exchanges.empty();
}

void CardWorkerBase::look_at_the_wait() {
  m_looks_at_wait = !m_exchanges.empty() && waits_for_another_program() ? m_looks_at_wait + 1 : 0;
  const bool waiting = m_looks_at_wait >= looks_until_told;
  if (m_waiting != waiting)
    g_debug("Another program keeps the card from us: %s", waiting ? "for longer than a moment" : "no longer");
  if (std::exchange(m_waiting, waiting) != waiting && m_waiting_told)
    m_waiting_told(waiting);
}

/// Of the exchange that is under way.
std::chrono::milliseconds CardWorkerBase::bound() const {
  return m_exchanges.begin()->second.pace == Pace::user ? m_bounds.pad : m_bounds.silence;
}

void CardWorkerBase::give_up(std::uint64_t thread) {
  if (thread == m_thread_number)
    give_up();
}

void CardWorkerBase::give_up() {
  take_back();
  m_looks_at_silence = 0;
  const auto given_up = std::exchange(m_exchanges, {});
  m_is_stuck = !leave_behind(is_waiting() ? StuckIn::waiting : StuckIn::card);
  if (m_is_stuck)
    await_return();
  Fault why = m_is_stuck ? Fault::service_stuck : Fault::timed_out;
  g_debug("No answer from the card within its bound, given up: %s", log_word(why));
  const Fault why_behind = m_is_stuck ? Fault::service_stuck : m_bounds.behind;
  for (const auto& [number, each] : given_up)
    each.give_up(std::exchange(why, why_behind));
}

/// Whoever waited for the thread elsewhere (JobQueue::run_and_wait) tells nobody here when it comes back.
void CardWorkerBase::await_return() {
  m_dependencies.thread->run([post = m_dispatcher.poster(), told = [this, number = m_thread_number] {
    if (number == m_thread_number)
      m_is_stuck = false;
  }] { post(told); });
}

void CardWorkerBase::call_off(std::optional<Fault> told) {
  take_back();
  const bool is_on_pad = !m_exchanges.empty() && m_exchanges.begin()->second.pace == Pace::user;
  if (!is_on_pad && !is_waiting() && silence() < patience_after_cancel)
    return;
  const auto called_off = m_exchanges;
  if (!leave_behind(is_on_pad || is_waiting() ? StuckIn::waiting : StuckIn::card))
    return;
  m_exchanges.clear();
  if (told)
    for (const auto& [number, each] : called_off)
      m_dispatcher.post([give_up = each.give_up, why = *told] { give_up(why); });
}

/// Whatever was asked for, and has not reached the card yet, does not.
void CardWorkerBase::take_back() {
  m_dependencies.gate->call_off();
  for (const auto& [number, each] : m_exchanges)
    if (each.take_back)
      each.take_back();
}

/// What is stuck cannot be woken. Says false when too many are left behind already.
bool CardWorkerBase::leave_behind(StuckIn stuck_in) {
  std::erase_if(m_left, [](const Left& each) { return each.table.expired(); });
  g_debug("Threads left behind with a card that does not answer: %zu%s", m_left.size(),
          m_left.size() >= most_left_behind ? ", and no more" : " and one more");
  if (m_left.size() >= most_left_behind)
    return false;
  m_left.push_back({m_dependencies.table, stuck_in});
  let_go();
  m_dependencies.thread->abandon();
  m_dependencies = m_make();
  ++m_thread_number;
  m_is_stuck = false;
  m_looks_at_silence = 0;
  return true;
}

bool CardWorkerBase::waits_for_another_program() const {
  return is_waiting() && std::ranges::none_of(m_left, [](const Left& each) {
           return each.stuck_in == StuckIn::card && !each.table.expired();
         });
}

/// All that the thread has ends on it: to let go of a card, or of pcscd, may take as long as they do.
void CardWorkerBase::let_go() {
  m_dependencies.thread->run([table = std::move(m_dependencies.table), gate = std::move(m_dependencies.gate)] {});
}

} // namespace card
