// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/file_descriptor.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace card {

/// Where libpcsclite looks for pcscd: PCSCLITE_CSOCK_NAME, or the place it was built with. Not while another thread
/// changes the environment.
[[nodiscard]] std::filesystem::path service_socket_path();

/// Sees a socket appear, or change its permissions, without looking again and again: inotify on its directory, or on
/// the nearest parent that exists. Notices everything that happens from its construction on.
class SocketWatch {
public:
  explicit SocketWatch(const std::filesystem::path& socket);

  enum class Woken { by_change, by_cancel, by_bound };

  /// Blocks until something happens on the way to the socket, `cancel` becomes readable, or `bound` passes (none: no
  /// bound). A change may leave the socket missing still: make a new SocketWatch and look again.
  [[nodiscard]] Woken wait(int cancel, std::optional<std::chrono::milliseconds> bound) const;

private:
  [[nodiscard]] bool watch_nearest(const std::filesystem::path& socket);
  [[nodiscard]] bool concerns_us() const;

  base::FileDescriptor m_inotify;
  std::string m_awaited; ///< the name that has to appear in the watched directory
  bool m_watching = false;
};

} // namespace card
