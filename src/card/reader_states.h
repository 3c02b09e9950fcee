// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/reader_watch.h"

#include <winscard.h>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace card {

/// What SCardGetStatusChange is asked about and what it said: every known reader, and the pseudo-reader that tells of
/// new ones. Counts the cards put into each reader, by the reader's name and over restarts of pcscd. Does no I/O.
class ReaderStates {
public:
  ReaderStates();

  /// Says whether these are other readers than before, or in another order. What is known of a reader that stays is
  /// kept.
  bool set_readers(const std::vector<std::string>& names);

  /// For SCardGetStatusChange; valid until the next set_readers().
  [[nodiscard]] std::span<SCARD_READERSTATE> states() { return m_states; }

  /// Takes in what SCardGetStatusChange wrote: the next wait is for what differs from it.
  void accept();

  /// Returns whether accept() saw a sign that readers came or went.
  [[nodiscard]] bool readers_changed() const { return m_readers_changed; }

  [[nodiscard]] const std::vector<ReaderStatus>& readers() const { return m_readers; }

private:
  void accept_reader(const SCARD_READERSTATE& state, ReaderStatus& reader);

  std::vector<ReaderStatus> m_readers;
  std::vector<SCARD_READERSTATE> m_states; ///< in the order of m_readers, then the pseudo-reader
  std::map<std::string, std::uint64_t> m_insertions;
  bool m_readers_changed = false;
};

} // namespace card
