// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/locked_bytes.h"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>

namespace card {

/// A PIN as it is typed: 4 to 12 digits in locked memory, wiped when the object goes (promise 4). Move-only; what is
/// moved from holds no digit. Any thread may clear() it while another one uses it: then it is whole, or gone.
class Pin {
public:
  static constexpr std::size_t min_length = 4;
  static constexpr std::size_t max_length = 12;

  Pin();
  Pin(Pin&& other) noexcept;
  Pin& operator=(Pin&& other) noexcept;
  Pin(const Pin&) = delete;
  Pin& operator=(const Pin&) = delete;
  ~Pin() = default;

  /// Takes one digit '0'…'9'. Says false, and changes nothing, for any other character or a thirteenth digit.
  bool append(char digit);

  /// As append(), before the digit that stands at `position`, which counts from 0. Says false for a position beyond
  /// the end, too.
  bool insert(std::size_t position, char digit);

  /// Wipes `count` digits from `position` on, or as many of them as there are; those behind them move up.
  void erase(std::size_t position, std::size_t count) noexcept;

  void clear() noexcept;

  [[nodiscard]] std::size_t length() const;

  [[nodiscard]] bool is_complete() const { return length() >= min_length; }

  /// Writes the 8 bytes that VERIFY takes: `2L`, the digits as BCD, the odd nibble and the rest F
  /// (doc/belgian-eid.md §3.1). `block` must lie in locked memory. Says false, and writes nothing, when the
  /// PIN is not complete.
  [[nodiscard]] bool write_verify_block(std::span<std::uint8_t, 8> block) const;

private:
  bool insert_locked(std::size_t position, char digit);

  mutable std::mutex m_mutex; ///< guards what follows
  LockedBytes m_digits;
  std::size_t m_length = 0;
};

} // namespace card
