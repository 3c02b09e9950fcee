// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/exchange_gate.h"
#include "card/fault.h"
#include "card/job_queue.h"
#include "card/main_loop_dispatcher.h"
#include "card/pin_pad.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace card {

/// Has something looked at from time to time, on the main loop's thread. Ends with the object.
class LookTimer {
public:
  LookTimer() = default;
  virtual ~LookTimer() = default;
  LookTimer(const LookTimer&) = delete;
  LookTimer& operator=(const LookTimer&) = delete;
  LookTimer(LookTimer&&) = delete;
  LookTimer& operator=(LookTimer&&) = delete;

  /// Calls `look` every CardWorkerBase::look_every until it says false. Does nothing while it is under way already.
  virtual void start(std::function<bool()> look) = 0;
};

/// The main loop's own.
[[nodiscard]] std::unique_ptr<LookTimer> glib_look_timer();

/// What every CardWorker does, whatever it works on: see there.
class CardWorkerBase {
public:
  static constexpr std::chrono::milliseconds look_every{500};
  /// A card works for longer than this only when it is read for the first time. Nobody who cancels waits for it longer.
  static constexpr std::chrono::seconds patience_after_cancel{3};
  /// Each thread that is left behind keeps a connection to pcscd for as long as it is stuck.
  static constexpr std::size_t most_left_behind = 3;

  struct Bounds {
    /// How long the card may say nothing.
    std::chrono::milliseconds silence = std::chrono::seconds{20};
    /// The same while the user types on the reader.
    std::chrono::milliseconds pad = pad_bound;
    /// What those hear that were asked behind the one that did not come back, and have not reached the card.
    Fault behind = Fault::timed_out;
  };

  /// Whose pace an exchange goes at.
  enum class Pace {
    card,
    user, ///< who types on the reader, or does not. Left behind as soon as it is called off
  };

  CardWorkerBase(const CardWorkerBase&) = delete;
  CardWorkerBase& operator=(const CardWorkerBase&) = delete;
  CardWorkerBase(CardWorkerBase&&) = delete;
  CardWorkerBase& operator=(CardWorkerBase&&) = delete;

  /// Nothing that was asked for before reaches the card after this, whenever its turn comes. What keeps its thread
  /// from its end is left behind. `told`: what those hear who asked for that; nothing when they do not wait any more.
  void call_off(std::optional<Fault> told = {});

  /// Returns whether the thread waits for another program.
  [[nodiscard]] bool is_waiting() const { return m_dependencies.gate->is_waiting(); }

  /// As MainLoopDispatcher::poster(), to where the answers come.
  [[nodiscard]] std::function<void(std::function<void()>)> poster() const { return m_dispatcher.poster(); }

  /// Told when another program has kept the card from an exchange for about a second, and when it does no longer.
  void on_waiting(std::function<void(bool)> told) { m_waiting_told = std::move(told); }

  /// Which thread it is now, of all that there were.
  [[nodiscard]] std::uint64_t thread_number() const { return m_thread_number; }

  /// Gives the thread of this number up, as after a silence; nothing when it was left behind already.
  void give_up(std::uint64_t thread);

protected:
  struct Dependencies {
    std::shared_ptr<JobQueue> thread;
    std::shared_ptr<ExchangeGate> gate;
    std::shared_ptr<void> table;
  };

  CardWorkerBase(std::function<Dependencies()> make, Bounds bounds, std::unique_ptr<LookTimer> timer);
  ~CardWorkerBase();

  [[nodiscard]] const Dependencies& dependencies() const { return m_dependencies; }

  [[nodiscard]] const MainLoopDispatcher& dispatcher() const { return m_dispatcher; }

  struct Exchange {
    std::function<void(Fault)> give_up;
    std::function<void()> take_back;
    Pace pace;
  };

  /// An exchange is to be asked for. Nothing when no thread is left to do it on: give_up() is told so.
  [[nodiscard]] std::optional<std::uint64_t> begin(Exchange exchange);

  /// The thread of this number has come back from an exchange. Says whether anybody still waits for it.
  [[nodiscard]] bool end(std::uint64_t exchange, std::uint64_t thread);

private:
  bool look();
  void look_at_the_wait();

  /// What a thread that was left behind is stuck in.
  enum class StuckIn {
    card,    ///< it may hold a transaction
    waiting, ///< for another program, or for the user at the keys of a reader, who comes to an end
  };

  struct Left {
    std::weak_ptr<void> table;
    StuckIn stuck_in;
  };

  [[nodiscard]] std::chrono::milliseconds silence() const { return m_looks_at_silence * look_every; }

  [[nodiscard]] std::chrono::milliseconds bound() const;
  void give_up();
  void take_back();
  void await_return();
  bool leave_behind(StuckIn stuck_in);
  [[nodiscard]] bool waits_for_another_program() const;
  void let_go();

  std::function<Dependencies()> m_make;
  Bounds m_bounds;
  Dependencies m_dependencies;
  std::uint64_t m_thread_number = 0;
  bool m_is_stuck = false;                       ///< given up, and too many were left behind to leave this one
  std::vector<Left> m_left;                      ///< threads that were left behind
  std::map<std::uint64_t, Exchange> m_exchanges; ///< in the order they were asked for
  std::uint64_t m_last_exchange = 0;
  int m_looks_at_wait = 0;    ///< since it began
  int m_looks_at_silence = 0; ///< since the last sign of the card
  bool m_waiting = false;
  std::function<void(bool)> m_waiting_told;
  std::unique_ptr<LookTimer> m_timer;
  MainLoopDispatcher m_dispatcher;
};

/// Makes the card exchanges of a program, one after the other on a thread of their own, and sees to it that none of
/// them keeps the program. What it works on is the table: used on that thread alone, and destroyed there.
///
/// Neither a driver that hangs, nor a pcscd that says nothing, nor another program's transaction can be interrupted. A
/// thread that is stuck in one of them for too long is left behind with all that it has, and another one goes on. It
/// finds itself called off when it comes through. Of another program nobody is impatient: that wait has no bound until
/// it is called off. Where a thread was left behind with a card that says nothing, it may be that thread's transaction
/// that is waited for: then the wait counts as the card's silence, and no other program is told of. At most
/// `most_left_behind` are left so at a time; then what is asked for is told as `service_stuck`, at once, until one of
/// them comes back.
///
/// Thread: main loop; answers come on it, later, and not at all after destruction. Destroying it waits for the running
/// exchange no longer than CardThread does, and does not use the table itself.
template <typename Table>
class CardWorker final : public CardWorkerBase {
public:
  struct Dependencies {
    std::shared_ptr<JobQueue> thread;
    /// Heeded by whatever the table connects with.
    std::shared_ptr<ExchangeGate> gate;
    std::shared_ptr<Table> table;
  };

  /// `make`: what the first thread has, and each that comes after one that was left behind.
  explicit CardWorker(std::function<Dependencies()> make, Bounds bounds = {},
                      std::unique_ptr<LookTimer> timer = glib_look_timer())
      : CardWorkerBase{[make = std::move(make)] {
                         auto made = make();
                         return CardWorkerBase::Dependencies{std::move(made.thread), std::move(made.gate),
                                                             std::move(made.table)};
                       },
                       bounds, std::move(timer)} {}

  /// What the thread is asked for.
  template <typename Result>
  struct Request {
    std::function<Result(Table&)> job;
    /// Gets the job's result; or what `failed` makes of the reason why there is none.
    std::function<void(Result)> done;
    std::function<Result(Fault)> failed;
    /// The first thing that is done when it is called off or given up, wherever the thread is; may be empty.
    std::function<void()> take_back = {};
    Pace pace = Pace::card;
  };

  template <typename Result>
  void ask(Request<Result> request) {
    auto& [job, done, failed, take_back, pace] = request;
    const auto number = begin({.give_up = [done, failed](Fault fault) { done(failed(fault)); },
                               .take_back = std::move(take_back),
                               .pace = pace});
    if (!number)
      return;
    const auto in_turn = [table = held(), gate = dependencies().gate, ticket = dependencies().gate->draw(), job = job] {
      gate->take_up(ticket);
      return job(*table);
    };
    dependencies().thread->run(in_turn, dispatcher(),
                               [this, number = *number, thread = thread_number(), done = done](Result result) {
                                 if (end(number, thread))
                                   done(std::move(result));
                               });
  }

  /// Has the thread do `job` after all that was asked for before; `done` is told of its end, if ever.
  void tidy(std::function<void(Table&)> job, std::function<void()> done = {}) {
    dependencies().thread->run(
        [table = held(), job = std::move(job), post = dispatcher().poster(), done = std::move(done)] {
          job(*table);
          if (done)
            post(done);
        });
  }

  // For another thread that waits for an exchange itself (JobQueue::run_and_wait): it has no table any more when the
  // thread was left behind, and what did not come within its bound gives the thread up.
  [[nodiscard]] std::weak_ptr<JobQueue> thread() const { return dependencies().thread; }

  [[nodiscard]] std::weak_ptr<Table> table() const { return held(); }

private:
  [[nodiscard]] std::shared_ptr<Table> held() const { return std::static_pointer_cast<Table>(dependencies().table); }
};

} // namespace card
