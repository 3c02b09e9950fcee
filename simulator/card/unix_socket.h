// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>

namespace simulator {

/// A file descriptor that closes itself. -1 for none.
class FileDescriptor {
public:
  FileDescriptor() = default;

  explicit FileDescriptor(int number) : m_number{number} {}

  FileDescriptor(FileDescriptor&& other) noexcept : m_number{std::exchange(other.m_number, -1)} {}

  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    std::swap(m_number, other.m_number);
    return *this;
  }

  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor();

  [[nodiscard]] int get() const { return m_number; }

  explicit operator bool() const { return m_number >= 0; }

private:
  int m_number = -1;
};

/// A listening unix socket at `path` that only this user may open (mode 0600), in place of a stale one. Neither it nor
/// what it accepts blocks, and no child inherits it. Throws std::system_error.
[[nodiscard]] FileDescriptor listen_at(const std::string& path);

/// The next waiting client; none when nobody waits.
[[nodiscard]] FileDescriptor accept_client(const FileDescriptor& listener);

/// A counter that wakes poll() up. Throws std::system_error.
[[nodiscard]] FileDescriptor make_event();
void raise(const FileDescriptor& event);
void clear(const FileDescriptor& event);

} // namespace simulator
