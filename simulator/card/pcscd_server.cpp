// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/pcscd_server.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace simulator {

namespace {

constexpr std::size_t max_clients = 64;

pollfd readable(int descriptor) {
  return {.fd = descriptor, .events = POLLIN, .revents = 0};
}

} // namespace

PracticeReaders::PracticeReaders(std::string socket_path, const std::vector<std::string>& reader_names,
                                 std::function<void()> pad_asks)
    : m_path{std::move(socket_path)},
      m_listener{listen_at(m_path)},
      m_wake{make_event()},
      m_desk{reader_names, static_cast<bool>(pad_asks)},
      m_pad_asks{std::move(pad_asks)},
      m_thread{[this] { serve(); }} {
}

PracticeReaders::~PracticeReaders() {
  {
    const std::lock_guard lock{m_mutex};
    m_stopping = true;
  }
  raise(m_wake);
  m_thread.join();
  ::unlink(m_path.c_str());
}

void PracticeReaders::insert(std::string_view reader, std::shared_ptr<SimulatedCard> card) {
  {
    const std::lock_guard lock{m_mutex};
    m_desk.insert(reader, std::move(card));
  }
  raise(m_wake);
}

void PracticeReaders::remove(std::string_view reader) {
  {
    const std::lock_guard lock{m_mutex};
    m_desk.remove(reader);
  }
  raise(m_wake);
}

void PracticeReaders::unplug(std::string_view reader) {
  {
    const std::lock_guard lock{m_mutex};
    m_desk.unplug(reader);
  }
  raise(m_wake);
}

void PracticeReaders::plug_in(std::string_view reader) {
  {
    const std::lock_guard lock{m_mutex};
    m_desk.plug_in(reader);
  }
  raise(m_wake);
}

void PracticeReaders::press(const PadInput& input) {
  {
    const std::lock_guard lock{m_mutex};
    m_desk.press(input);
  }
  raise(m_wake);
}

void PracticeReaders::serve() {
  while (serve_once()) {
  }
  m_clients.clear();
}

bool PracticeReaders::serve_once() {
  // Only this thread changes the list, so it may be walked without the lock while nobody is served.
  std::vector<pollfd> watched{readable(m_listener.get()), readable(m_wake.get())};
  for (const auto& client : m_clients)
    watched.push_back(readable(client.descriptor()));
  ::poll(watched.data(), watched.size(), milliseconds_to_wait());

  const std::lock_guard lock{m_mutex};
  if (m_stopping)
    return false;
  clear(m_wake);
  auto state = watched.begin() + 2;
  for (auto& client : m_clients) {
    if ((state++)->revents != 0)
      client.read();
  }
  tell_of_keys();
  tell_waiting_clients();
  m_clients.remove_if([](const auto& client) { return client.gone(); });
  if (watched.front().revents != 0) {
    auto socket = accept_client(m_listener);
    ClientLink::Service& service = *this;
    if (socket && m_clients.size() < max_clients)
      m_clients.emplace_back(std::move(socket), m_desk, service);
  }
  bring_late_answers(); // those who went may have left a reader free
  tell_waiting_clients();
  return true;
}

void PracticeReaders::tell_waiting_clients() {
  if (std::exchange(m_told_changes, m_desk.changes()) == m_desk.changes())
    return;
  for (auto& client : m_clients)
    client.end_wait(pcscd::Result::success);
}

/// Who waits for a reader's user hears what the user did, or that the time is up.
void PracticeReaders::tell_of_keys() {
  if (const auto until = m_desk.asks_until(); until && *until <= std::chrono::steady_clock::now())
    m_desk.press({.kind = PadInput::Kind::nothing});
  bring_late_answers();
  const bool asks = m_desk.asks_until().has_value();
  if (asks && !std::exchange(m_told_that_pad_asks, asks))
    m_pad_asks();
  m_told_that_pad_asks = asks;
}

void PracticeReaders::bring_late_answers() {
  for (auto& client : m_clients)
    client.bring_late_answers();
}

/// -1 is for ever, as poll() has it.
int PracticeReaders::milliseconds_to_wait() {
  const std::lock_guard lock{m_mutex};
  const auto until = m_desk.asks_until();
  if (!until)
    return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(*until - std::chrono::steady_clock::now());
  return static_cast<int>(std::max(left.count(), std::chrono::milliseconds::rep{0}));
}

std::uint32_t PracticeReaders::new_context() {
  return ++m_last_context;
}

pcscd::Result PracticeReaders::cancel_wait(std::uint32_t context) {
  for (auto& client : m_clients) {
    if (client.context() == context && client.end_wait(pcscd::Result::cancelled))
      return pcscd::Result::success;
  }
  return pcscd::Result::invalid_handle;
}

} // namespace simulator
