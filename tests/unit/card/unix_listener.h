// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/file_descriptor.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <filesystem>
#include <stdexcept>
#include <string>

namespace card {

/// A socket where pcscd would listen. Nobody takes the connections from it but take().
class UnixListener {
public:
  explicit UnixListener(const std::filesystem::path& path, int backlog = 8)
      : m_listener{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.string().copy(address.sun_path, sizeof address.sun_path - 1);
    // NOLINTNEXTLINE(*-reinterpret-cast): the sockets API
    if (::bind(m_listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(m_listener.get(), backlog) != 0)
      throw std::runtime_error{"cannot listen at " + path.string()};
  }

  /// Any thread: take() gives none any more.
  void stop() const { ::shutdown(m_listener.get(), SHUT_RDWR); }

  /// The next connection, when there is one.
  [[nodiscard]] base::FileDescriptor take() const {
    return base::FileDescriptor{::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC)};
  }

private:
  base::FileDescriptor m_listener;
};

} // namespace card
