// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace fuzz {

/// The bytes of one input, taken from the front; past the end there are only zeros.
class Input {
public:
  Input(const std::uint8_t* data, std::size_t size) : m_rest{data, size} {}

  [[nodiscard]] bool empty() const { return m_rest.empty(); }

  std::uint8_t byte() {
    if (m_rest.empty())
      return 0;
    const auto first = m_rest.front();
    m_rest = m_rest.subspan(1);
    return first;
  }

  /// One of `count` choices.
  unsigned choice(unsigned count) { return byte() % count; }

  /// At most `count` bytes: fewer where the input ends.
  card::Bytes bytes(std::size_t count) {
    const auto taken = m_rest.first(std::min(count, m_rest.size()));
    m_rest = m_rest.subspan(taken.size());
    return {taken.begin(), taken.end()};
  }

  card::Bytes rest() { return bytes(m_rest.size()); }

private:
  card::ByteView m_rest;
};

} // namespace fuzz
