// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace card {

/// A fixed number of bytes in a page of their own that is never swapped (mlock), never dumped (MADV_DONTDUMP) and
/// wiped before it is given back. For the PIN and for the one APDU that carries it (promise 4).
///
/// Move-only; a moved-from object holds nothing. Throws std::system_error when the kernel gives no memory; a refused
/// mlock (RLIMIT_MEMLOCK) is tolerated, because a user without a PIN field is worse off than one with a swappable one.
/// The log tells of it, and `is_locked()`.
class LockedBytes {
public:
  explicit LockedBytes(std::size_t size);
  LockedBytes(LockedBytes&& other) noexcept;
  LockedBytes& operator=(LockedBytes&& other) noexcept;
  LockedBytes(const LockedBytes&) = delete;
  LockedBytes& operator=(const LockedBytes&) = delete;
  ~LockedBytes();

  [[nodiscard]] std::span<std::uint8_t> bytes() { return {m_memory, m_size}; }

  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return {m_memory, m_size}; }

  [[nodiscard]] bool is_locked() const { return m_locked; }

  /// Overwrites every byte with zero, in a way that the compiler keeps.
  void wipe() noexcept;

private:
  void release() noexcept;

  std::uint8_t* m_memory = nullptr;
  std::size_t m_size = 0;
  bool m_locked = false;
};

} // namespace card
