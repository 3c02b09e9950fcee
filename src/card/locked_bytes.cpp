// SPDX-License-Identifier: EUPL-1.2
#include "card/locked_bytes.h"

#include <glib.h>
#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace card {

namespace {

/// The kernel rounds up to whole pages, and refuses only to map nothing at all.
std::size_t mapped_size(std::size_t size) {
  return std::max<std::size_t>(size, 1);
}

} // namespace

LockedBytes::LockedBytes(std::size_t size) : m_size{size} {
  const auto mapped = mapped_size(size);
  void* const memory = ::mmap(nullptr, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED)
    throw std::system_error{errno, std::generic_category(), "mmap"};
  m_memory = static_cast<std::uint8_t*>(memory);
  m_locked = ::mlock(m_memory, mapped) == 0;
  if (!m_locked)
    g_warning("mlock: %s: a PIN may get onto the disk with other memory (RLIMIT_MEMLOCK)", g_strerror(errno));
  // Best effort, both: an old kernel that knows neither still has the lock and the wipe.
  ::madvise(m_memory, mapped, MADV_DONTDUMP);
  ::madvise(m_memory, mapped, MADV_WIPEONFORK);
}

LockedBytes::LockedBytes(LockedBytes&& other) noexcept
    : m_memory{std::exchange(other.m_memory, nullptr)},
      m_size{std::exchange(other.m_size, 0)},
      m_locked{std::exchange(other.m_locked, false)} {
}

LockedBytes& LockedBytes::operator=(LockedBytes&& other) noexcept {
  if (this != &other) {
    release();
    m_memory = std::exchange(other.m_memory, nullptr);
    m_size = std::exchange(other.m_size, 0);
    m_locked = std::exchange(other.m_locked, false);
  }
  return *this;
}

LockedBytes::~LockedBytes() {
  release();
}

void LockedBytes::wipe() noexcept {
  if (m_memory != nullptr)
    ::explicit_bzero(m_memory, m_size);
}

void LockedBytes::release() noexcept {
  if (m_memory == nullptr)
    return;
  wipe();
  ::munmap(m_memory, mapped_size(m_size)); // unlocks too
  m_memory = nullptr;
  m_size = 0;
  m_locked = false;
}

} // namespace card
