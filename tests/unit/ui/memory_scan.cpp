// SPDX-License-Identifier: EUPL-1.2
#include "memory_scan.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string>
#include <tuple>

namespace ui_test {

namespace {

constexpr std::size_t buffer_size = 1U << 20U;
constexpr std::size_t mapped_size = buffer_size + std::tuple_size_v<Digits>;

/// A file of /proc and pages of its own to read into: found digits must not be found again in the copy, nor those that
/// are looked for.
class OwnMemory {
public:
  OwnMemory()
      : m_file{open("/proc/self/mem", O_RDONLY | O_CLOEXEC)},
        m_buffer{static_cast<char*>(
            mmap(nullptr, mapped_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))} {
    if (m_file < 0 || m_buffer == MAP_FAILED)
      throw std::runtime_error{"/proc/self/mem cannot be read"};
  }

  ~OwnMemory() {
    munmap(m_buffer, mapped_size);
    close(m_file);
  }

  OwnMemory(const OwnMemory&) = delete;
  OwnMemory& operator=(const OwnMemory&) = delete;
  OwnMemory(OwnMemory&&) = delete;
  OwnMemory& operator=(OwnMemory&&) = delete;

  [[nodiscard]] std::size_t count(const Digits& digits, std::uintptr_t begin, std::uintptr_t end) const {
    std::size_t found = 0;
    // Pieces overlap by one digit less than there are, so none is missed and none counted twice.
    for (std::uintptr_t at = begin; at < end; at += buffer_size - (digits.size() - 1)) {
      const std::size_t wanted = std::min<std::size_t>(buffer_size, end - at);
      const ssize_t got = pread(m_file, m_buffer, wanted, static_cast<off_t>(at));
      if (got > 0)
        found += count_in(digits, static_cast<std::size_t>(got));
    }
    return found;
  }

  [[nodiscard]] bool is_buffer(std::uintptr_t begin, std::uintptr_t end) const {
    const auto buffer = reinterpret_cast<std::uintptr_t>(m_buffer);
    return begin <= buffer && buffer < end;
  }

  [[nodiscard]] std::uintptr_t buffer() const { return reinterpret_cast<std::uintptr_t>(m_buffer); }

private:
  [[nodiscard]] std::size_t count_in(const Digits& digits, std::size_t size) const {
    return count_in(digits, size, '0') + count_in(digits, size, '\0');
  }

  /// As text, or as the numbers that the digits are: what `zero` stands for 0.
  [[nodiscard]] std::size_t count_in(const Digits& digits, std::size_t size, char zero) const {
    char* const wanted = m_buffer + buffer_size;
    std::ranges::transform(digits, wanted, [zero](int digit) { return static_cast<char>(zero + digit); });
    std::size_t found = 0;
    const char* const end = m_buffer + size;
    const auto next = [&](const char* from) {
      return static_cast<const char*>(memmem(from, static_cast<std::size_t>(end - from), wanted, digits.size()));
    };
    for (const char* at = next(m_buffer); at != nullptr; at = next(at + 1))
      ++found;
    return found;
  }

  int m_file;
  char* m_buffer;
};

} // namespace

Digits random_digits() {
  std::random_device source;
  std::uniform_int_distribution<int> digit{0, 9};
  Digits digits{};
  std::generate(digits.begin(), digits.end(), [&] { return digit(source); });
  return digits;
}

std::size_t times_in_memory(const Digits& digits) {
  const OwnMemory memory;
  std::ifstream maps{"/proc/self/maps"};
  std::size_t found = 0;
  for (std::string line; std::getline(maps, line);) {
    std::size_t dash = 0;
    const std::uintptr_t begin = std::stoul(line, &dash, 16);
    std::size_t space = 0;
    const std::uintptr_t end = std::stoul(line.substr(dash + 1), &space, 16);
    const bool readable = line.at(dash + 1 + space + 1) == 'r';
    if (!readable || line.find("[v") != std::string::npos)
      continue;
    if (memory.is_buffer(begin, end)) {
      // The kernel may have joined the buffer with its neighbours.
      found += memory.count(digits, begin, memory.buffer());
      found += memory.count(digits, memory.buffer() + mapped_size, end);
    } else {
      found += memory.count(digits, begin, end);
    }
  }
  return found;
}

} // namespace ui_test
