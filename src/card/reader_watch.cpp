// SPDX-License-Identifier: EUPL-1.2
#include "card/reader_watch.h"

#include "base/file_descriptor.h"
#include "card/log_words.h"
#include "card/pcsc_context.h"
#include "card/reader_states.h"
#include "card/service_socket.h"

#include <glib.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <utility>
#include <variant>

namespace card {

namespace {

using namespace std::chrono_literals;

/// Readers often come in pairs (two slots), and PCSC-Lite before 2.3 loses one that comes between SCardListReaders and
/// the wait. So the list is looked at once more, this long after it changed; then the wait has no end.
constexpr DWORD settling_ms = 1000;

/// How long to wait for a pcscd that does not even hear that the watch ends.
constexpr auto ending_bound = 2s;

/// What SCardGetStatusChange answers when the service or the connection to it is gone. PCSC-Lite 2.5 now and then
/// answers something else, such as SCARD_E_UNSUPPORTED_FEATURE, when cards come and go quickly.
bool tells_of_service(LONG code) {
  return code == SCARD_E_NO_SERVICE || code == SCARD_E_SERVICE_STOPPED || code == SCARD_F_COMM_ERROR ||
         code == SCARD_E_INVALID_HANDLE;
}

/// So often in a row the service is asked on a new connection at once; then it counts as stopped.
constexpr int most_odd_answers = 5;

/// How soon to ask again a service that is there but does not let us in, or does not answer.
class Patience {
public:
  std::chrono::milliseconds next() {
    return std::exchange(m_pause, std::min<std::chrono::milliseconds>(2 * m_pause, 30s));
  }

  void reset() { m_pause = 50ms; }

private:
  std::chrono::milliseconds m_pause{50};
};

} // namespace

/// Shared by the watch and its threads, which a silent pcscd may keep longer than the watch lives.
class ReaderWatch::Loop {
public:
  explicit Loop(Listener listener);

  /// The watch's thread, from its beginning to its end.
  void run();
  /// No call of the listener is running or will come after this.
  void fall_silent();
  /// Once after fall_silent(), on a thread of its own, as SCardCancel waits for pcscd too: ends run()'s wait.
  void cancel();
  /// Whether run() and cancel() came to their ends within `bound`.
  [[nodiscard]] bool ends_within(std::chrono::milliseconds bound);

private:
  /// Why a connection to the service is watched no more.
  enum class WatchEnd {
    could_not_wait,
    lost,       ///< or the watch ends
    odd_answer, ///< the service is there, and what it said on this connection makes no sense
  };

  void watch_on();
  void wait_for_service(const SocketWatch& socket, PcscdState service);
  [[nodiscard]] PcscdState establish();
  void release();
  [[nodiscard]] WatchEnd watch();
  [[nodiscard]] LONG list_readers(bool& changed);
  [[nodiscard]] LONG look_now();
  [[nodiscard]] LONG get_status_change(DWORD timeout_ms);
  void announce(PcscdState service);

  const std::filesystem::path m_socket;
  const base::FileDescriptor m_wake;
  std::atomic<bool> m_ending = false;

  // Of the thread alone.
  ReaderStates m_states;
  Patience m_patience;
  int m_odd_answers = 0; ///< since the last that made sense
  std::optional<ReaderSnapshot> m_announced;

  std::mutex m_telling; ///< held while the listener is called
  Listener m_listener;

  std::mutex m_mutex; ///< guards what follows
  std::condition_variable m_ended_changed;
  std::optional<SCARDCONTEXT> m_context;
  bool m_run_ended = false;
  bool m_cancel_ended = false;
};

ReaderWatch::Loop::Loop(Listener listener)
    : m_socket{service_socket_path()}, m_wake{::eventfd(0, EFD_CLOEXEC)}, m_listener{std::move(listener)} {
}

void ReaderWatch::Loop::fall_silent() {
  m_ending = true;
  ::eventfd_write(m_wake.get(), 1);
  const std::scoped_lock lock{m_telling};
  m_listener = nullptr;
}

void ReaderWatch::Loop::cancel() {
  // SCardCancel does nothing to a wait that has not begun yet, so it is said until the thread has heard it.
  std::unique_lock lock{m_mutex};
  while (!m_run_ended) {
    if (const auto context = m_context) {
      lock.unlock();
      SCardCancel(*context);
      lock.lock();
    }
    m_ended_changed.wait_for(lock, 10ms, [this] { return m_run_ended; });
  }
  m_cancel_ended = true;
  m_ended_changed.notify_all();
}

bool ReaderWatch::Loop::ends_within(std::chrono::milliseconds bound) {
  std::unique_lock lock{m_mutex};
  return m_ended_changed.wait_for(lock, bound, [this] { return m_run_ended && m_cancel_ended; });
}

void ReaderWatch::Loop::run() {
  watch_on();
  const std::scoped_lock lock{m_mutex};
  m_run_ended = true;
  m_ended_changed.notify_all();
}

void ReaderWatch::Loop::watch_on() {
  while (!m_ending) {
    const SocketWatch socket{m_socket}; // before the attempt, so that nothing between the two is missed
    const auto service = establish();
    if (service == PcscdState::running) {
      const auto end = watch();
      release();
      if (m_ending)
        break;
      if (end == WatchEnd::odd_answer)
        continue; // with what is known of the readers: a new connection tells what differs from it
      if (end == WatchEnd::lost)
        m_patience.reset();
      m_states.set_readers({});
      announce(PcscdState::stopped);
      if (end == WatchEnd::lost)
        continue;
    }
    m_states.set_readers({});
    wait_for_service(socket, service);
  }
}

void ReaderWatch::Loop::wait_for_service(const SocketWatch& socket, PcscdState service) {
  if (service != PcscdState::running)
    announce(service);
  const auto bound = service == PcscdState::absent ? std::nullopt : std::optional{m_patience.next()};
  if (socket.wait(m_wake.get(), bound) == SocketWatch::Woken::by_change)
    m_patience.reset();
}

PcscdState ReaderWatch::Loop::establish() {
  const auto established = establish_context(m_wake.get());
  if (const auto* const service = std::get_if<PcscdState>(&established))
    return *service;
  const std::scoped_lock lock{m_mutex};
  m_context = std::get<SCARDCONTEXT>(established);
  return PcscdState::running;
}

void ReaderWatch::Loop::release() {
  std::unique_lock lock{m_mutex};
  const auto context = std::exchange(m_context, std::nullopt);
  lock.unlock();
  SCardReleaseContext(*context);
}

/// Until the connection is of no use or the watch ends.
ReaderWatch::Loop::WatchEnd ReaderWatch::Loop::watch() {
  bool changed = false;
  if (list_readers(changed) != SCARD_S_SUCCESS || look_now() != SCARD_S_SUCCESS)
    return WatchEnd::could_not_wait;

  bool settled = false;
  while (!m_ending) {
    announce(PcscdState::running);
    LONG code = get_status_change(settled ? INFINITE : settling_ms);
    const bool look_at_list = code == SCARD_E_TIMEOUT || code == SCARD_E_UNKNOWN_READER ||
                              code == SCARD_E_READER_UNAVAILABLE || m_states.readers_changed();
    if (code == SCARD_S_SUCCESS)
      m_odd_answers = 0;
    else if (code != SCARD_E_CANCELLED && !look_at_list)
      return !tells_of_service(code) && ++m_odd_answers < most_odd_answers ? WatchEnd::odd_answer : WatchEnd::lost;
    if (!look_at_list)
      continue;
    settled = code == SCARD_E_TIMEOUT;
    code = list_readers(changed);
    settled = settled && !changed;
    if (code == SCARD_S_SUCCESS && changed)
      code = look_now();
    if (code != SCARD_S_SUCCESS)
      return WatchEnd::lost;
  }
  return WatchEnd::lost;
}

LONG ReaderWatch::Loop::list_readers(bool& changed) {
  LPSTR names = nullptr;
  DWORD size = SCARD_AUTOALLOCATE;
  // NOLINTNEXTLINE(*-reinterpret-cast): what SCARD_AUTOALLOCATE asks for
  const LONG code = SCardListReaders(*m_context, nullptr, reinterpret_cast<LPSTR>(&names), &size);
  std::vector<std::string> readers;
  if (code == SCARD_S_SUCCESS) {
    for (const char* name = names; *name != '\0'; name += readers.back().size() + 1)
      readers.emplace_back(name);
    SCardFreeMemory(*m_context, names);
  } else if (code != SCARD_E_NO_READERS_AVAILABLE) {
    g_debug("SCardListReaders: %s", pcsc_name(code).c_str());
    return code;
  }
  changed = m_states.set_readers(readers);
  return SCARD_S_SUCCESS;
}

/// Learns how the readers stand, without waiting. A reader that is gone again by now is found out by the wait.
LONG ReaderWatch::Loop::look_now() {
  const LONG code = get_status_change(0);
  return code == SCARD_E_TIMEOUT || code == SCARD_E_UNKNOWN_READER ? SCARD_S_SUCCESS : code;
}

LONG ReaderWatch::Loop::get_status_change(DWORD timeout_ms) {
  const auto states = m_states.states();
  const LONG code = SCardGetStatusChange(*m_context, timeout_ms, states.data(), states.size());
  if (code == SCARD_S_SUCCESS)
    m_states.accept();
  else if (code != SCARD_E_TIMEOUT && code != SCARD_E_CANCELLED)
    g_debug("SCardGetStatusChange: %s", pcsc_name(code).c_str());
  return code;
}

void ReaderWatch::Loop::announce(PcscdState service) {
  ReaderSnapshot snapshot{service, {}};
  if (service == PcscdState::running)
    snapshot.readers = m_states.readers();
  if (m_announced == snapshot)
    return;
  m_announced = std::move(snapshot);
  g_debug("%s; readers: %zu, with a card: %zd", log_word(service), m_announced->readers.size(),
          std::ranges::count(m_announced->readers, true, &ReaderStatus::card_present));
  const std::scoped_lock lock{m_telling};
  if (m_listener)
    m_listener(*m_announced);
}

ReaderWatch::ReaderWatch(Listener listener)
    : m_loop{std::make_shared<Loop>(std::move(listener))}, m_thread{[loop = m_loop] { loop->run(); }} {
}

ReaderWatch::~ReaderWatch() {
  m_loop->fall_silent();
  std::thread canceller{[loop = m_loop] { loop->cancel(); }};
  if (m_loop->ends_within(ending_bound)) {
    canceller.join();
    m_thread.join();
  } else {
    g_debug("pcscd does not hear that the watch ends: its thread is left behind");
    canceller.detach();
    m_thread.detach();
  }
}

} // namespace card
