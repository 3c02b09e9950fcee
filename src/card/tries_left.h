// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace card {

/// How many wrong PINs the card still forgives: 0 when the PIN is blocked.
struct TriesLeft {
  /// What the counter starts at, and goes back to with a right PIN (doc/belgian-eid.md §3.1).
  static constexpr int all = 3;

  int count = 0;

  [[nodiscard]] bool blocked() const { return count <= 0; }

  [[nodiscard]] bool last() const { return count == 1; }

  friend bool operator==(const TriesLeft&, const TriesLeft&) = default;
};

} // namespace card
