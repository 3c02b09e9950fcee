// SPDX-License-Identifier: EUPL-1.2
#include "card/service_socket.h"

#include <glib.h>
#include <poll.h>
#include <sys/inotify.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace card {

namespace {

constexpr auto default_path = "/run/pcscd/pcscd.comm";

/// How often to look where the kernel gives no inotify (its limits are per user).
constexpr std::chrono::milliseconds bound_without_inotify{10'000};

constexpr std::uint32_t events =
    IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK;

} // namespace

std::filesystem::path service_socket_path() {
  const char* const named = g_getenv("PCSCLITE_CSOCK_NAME");
  return named != nullptr ? named : default_path;
}

SocketWatch::SocketWatch(const std::filesystem::path& socket)
    : m_inotify{::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)}, m_watching{m_inotify.get() >= 0 && watch_nearest(socket)} {
}

bool SocketWatch::watch_nearest(const std::filesystem::path& socket) {
  auto path = socket;
  bool missing = false;
  while (path.has_relative_path()) {
    const int watch = ::inotify_add_watch(m_inotify.get(), path.parent_path().c_str(), events);
    if (watch < 0) {
      missing = errno == ENOENT;
      path = path.parent_path();
      continue;
    }
    m_awaited = path.filename();
    std::error_code ignored;
    if (path == socket || !missing || !std::filesystem::exists(path, ignored))
      return true;
    // It appeared while we climbed past it: begin again from the socket.
    ::inotify_rm_watch(m_inotify.get(), watch);
    path = socket;
  }
  return false;
}

SocketWatch::Woken SocketWatch::wait(int cancel, std::optional<std::chrono::milliseconds> bound) const {
  using Clock = std::chrono::steady_clock;
  if (!m_watching)
    bound = std::min(bound.value_or(bound_without_inotify), bound_without_inotify);
  const auto end = Clock::now() + bound.value_or(std::chrono::milliseconds{0});
  for (;;) {
    int timeout = -1;
    if (bound) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
      if (left <= 0)
        return Woken::by_bound;
      timeout = static_cast<int>(left);
    }
    std::array<pollfd, 2> waited{pollfd{cancel, POLLIN, 0}, pollfd{m_watching ? m_inotify.get() : -1, POLLIN, 0}};
    if (::poll(waited.data(), waited.size(), timeout) < 0 && errno != EINTR)
      return Woken::by_bound;
    if (waited[0].revents != 0)
      return Woken::by_cancel;
    if (waited[1].revents != 0 && concerns_us())
      return Woken::by_change;
  }
}

bool SocketWatch::concerns_us() const {
  alignas(inotify_event) std::array<char, 4096> buffer{};
  bool concerned = false;
  for (;;) {
    const auto size = ::read(m_inotify.get(), buffer.data(), buffer.size());
    if (size <= 0)
      return concerned;
    for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const char* const name = buffer.data() + at + sizeof event;
      // Without a name it is the directory itself that went, or events that were lost.
      concerned = concerned || event.len == 0 || m_awaited == name;
      at += sizeof event + event.len;
    }
  }
}

} // namespace card
