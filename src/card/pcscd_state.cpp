// SPDX-License-Identifier: EUPL-1.2
#include "card/pcscd_state.h"

#include "base/file_descriptor.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <string>

namespace card {

namespace {

/// CMD_VERSION with protocol 4:4, which every pcscd from 1.8.24 on answers (PCSC-Lite's src/winscard_msg.h): length of
/// the body, command; major, minor, result. In the machine's byte order.
constexpr std::array<std::uint32_t, 5> version_request{12, 0x11, 4, 4, 0};

PcscdState service_behind(int error) {
  switch (error) {
  case ENOENT:
  case ENOTDIR:
  case ENAMETOOLONG:
    return PcscdState::absent;
  case EACCES:
  case EPERM:
    return PcscdState::forbidden;
  case EAGAIN: // as many wait for it already as may
    return PcscdState::silent;
  case ECONNRESET: // it closed the connection with our request unread: the way pcscd refuses
  case EPIPE:
    return PcscdState::refused;
  default:
    return PcscdState::stopped;
  }
}

int connect_to(int connection, const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path)
    return ENAMETOOLONG;
  path.copy(address.sun_path, path.size());
  // NOLINTNEXTLINE(*-reinterpret-cast): the sockets API
  return ::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 ? 0 : errno;
}

PcscdState await_answer(int connection, int cancel, std::chrono::milliseconds bound) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + bound;
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    std::array<pollfd, 2> waited{pollfd{connection, POLLIN, 0}, pollfd{cancel, POLLIN, 0}};
    const int ready = ::poll(waited.data(), waited.size(), static_cast<int>(std::max<std::int64_t>(left, 0)));
    if (ready < 0 && errno == EINTR)
      continue;
    if (ready <= 0 || waited[1].revents != 0)
      return PcscdState::silent;
    char first = 0;
    const auto received = ::recv(connection, &first, sizeof first, 0);
    if (received > 0)
      return PcscdState::running;
    return received == 0 ? PcscdState::stopped : service_behind(errno);
  }
}

} // namespace

Fault fault_of(PcscdState service) {
  switch (service) {
  case PcscdState::absent:
    return Fault::service_absent;
  case PcscdState::forbidden:
    return Fault::service_forbidden;
  case PcscdState::refused:
    return Fault::service_refused;
  case PcscdState::incompatible:
    return Fault::service_incompatible;
  case PcscdState::silent:
    return Fault::service_silent;
  case PcscdState::stopped:
  case PcscdState::running:
    break;
  }
  return Fault::service_stopped;
}

PcscdState ask_service(const std::filesystem::path& socket, int cancel, std::chrono::milliseconds bound) {
  const base::FileDescriptor connection{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
  if (connection.get() < 0)
    return service_behind(errno);
  if (const int error = connect_to(connection.get(), socket.string()); error != 0)
    return service_behind(error);
  if (::send(connection.get(), version_request.data(), sizeof version_request, MSG_NOSIGNAL) < 0)
    return service_behind(errno);
  return await_answer(connection.get(), cancel, bound);
}

} // namespace card
