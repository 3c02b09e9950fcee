// SPDX-License-Identifier: EUPL-1.2
#include "card/reader_watch.h"

#include "card/file_descriptor.h"
#include "card/pcsc_context.h"
#include "card/reader_states.h"
#include "card/service_socket.h"

#include <sys/eventfd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace card {

namespace {

using namespace std::chrono_literals;

/// Readers often come in pairs (two slots), and PCSC-Lite before 2.3 loses one that comes between SCardListReaders and
/// the wait. So the list is looked at once more, this long after it changed; then the wait has no end.
constexpr DWORD settling_ms = 1000;

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

class ReaderWatch::Loop {
public:
  explicit Loop(Listener listener);
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;
  Loop(Loop&&) = delete;
  Loop& operator=(Loop&&) = delete;

private:
  void run();
  void wait_for_service(const SocketWatch& socket, Service service);
  [[nodiscard]] Service establish();
  void release();
  bool watch();
  [[nodiscard]] LONG list_readers(bool& changed);
  [[nodiscard]] LONG look_now();
  [[nodiscard]] LONG get_status_change(DWORD timeout_ms);
  void announce(Service service);

  const Listener m_listener;
  const std::filesystem::path m_socket;
  const FileDescriptor m_wake;
  std::atomic<bool> m_ending = false;

  // Of the thread alone.
  ReaderStates m_states;
  Patience m_patience;
  std::optional<ReaderSnapshot> m_announced;

  // Shared with the destructor.
  std::mutex m_mutex;
  std::condition_variable m_ended_changed;
  std::optional<SCARDCONTEXT> m_context;
  bool m_ended = false;

  std::thread m_thread; // last: it uses all of the above
};

ReaderWatch::Loop::Loop(Listener listener)
    : m_listener{std::move(listener)},
      m_socket{service_socket_path()},
      m_wake{::eventfd(0, EFD_CLOEXEC)},
      m_thread{[this] { run(); }} {
}

ReaderWatch::Loop::~Loop() {
  m_ending = true;
  ::eventfd_write(m_wake.get(), 1);
  {
    // SCardCancel does nothing to a wait that has not begun yet, so it is said until the thread has heard it.
    std::unique_lock lock{m_mutex};
    while (!m_ended) {
      if (m_context)
        SCardCancel(*m_context);
      m_ended_changed.wait_for(lock, 10ms, [this] { return m_ended; });
    }
  }
  m_thread.join();
}

void ReaderWatch::Loop::run() {
  while (!m_ending) {
    const SocketWatch socket{m_socket}; // before the attempt, so that nothing between the two is missed
    const auto service = establish();
    if (service == Service::running) {
      const bool healthy = watch();
      release();
      m_states.set_readers({});
      if (healthy)
        m_patience.reset();
      if (m_ending)
        break;
      announce(Service::stopped);
      if (healthy)
        continue;
    }
    wait_for_service(socket, service);
  }
  const std::scoped_lock lock{m_mutex};
  m_ended = true;
  m_ended_changed.notify_all();
}

void ReaderWatch::Loop::wait_for_service(const SocketWatch& socket, Service service) {
  const auto state = socket_state(m_socket);
  if (service != Service::running)
    announce(state == SocketState::forbidden ? Service::refused : service);
  const bool nothing_to_ask = state == SocketState::missing;
  const auto bound = nothing_to_ask ? std::nullopt : std::optional{m_patience.next()};
  if (socket.wait(m_wake.get(), bound) == SocketWatch::Woken::by_change)
    m_patience.reset();
}

Service ReaderWatch::Loop::establish() {
  SCARDCONTEXT context = 0;
  const LONG code = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context);
  if (code != SCARD_S_SUCCESS)
    return fault_of(code) == Fault::service_refused ? Service::refused : Service::stopped;
  const std::scoped_lock lock{m_mutex};
  m_context = context;
  return Service::running;
}

void ReaderWatch::Loop::release() {
  const std::scoped_lock lock{m_mutex};
  SCardReleaseContext(*m_context);
  m_context.reset();
}

/// Until the service is lost or the watch ends. Says whether it could wait at all.
bool ReaderWatch::Loop::watch() {
  bool changed = false;
  if (list_readers(changed) != SCARD_S_SUCCESS || look_now() != SCARD_S_SUCCESS)
    return false;

  bool settled = false;
  while (!m_ending) {
    announce(Service::running);
    LONG code = get_status_change(settled ? INFINITE : settling_ms);
    const bool look_at_list = code == SCARD_E_TIMEOUT || code == SCARD_E_UNKNOWN_READER ||
                              code == SCARD_E_READER_UNAVAILABLE || m_states.readers_changed();
    if (code != SCARD_S_SUCCESS && code != SCARD_E_CANCELLED && !look_at_list)
      return true;
    if (!look_at_list)
      continue;
    settled = code == SCARD_E_TIMEOUT;
    code = list_readers(changed);
    settled = settled && !changed;
    if (code == SCARD_S_SUCCESS && changed)
      code = look_now();
    if (code != SCARD_S_SUCCESS)
      return true;
  }
  return true;
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
  return code;
}

void ReaderWatch::Loop::announce(Service service) {
  ReaderSnapshot snapshot{service, {}};
  if (service == Service::running)
    snapshot.readers = m_states.readers();
  if (m_announced == snapshot || m_ending)
    return;
  m_announced = std::move(snapshot);
  m_listener(*m_announced);
}

ReaderWatch::ReaderWatch(Listener listener) : m_loop{std::make_unique<Loop>(std::move(listener))} {
}

ReaderWatch::~ReaderWatch() = default;

} // namespace card
