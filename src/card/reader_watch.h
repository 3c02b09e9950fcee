// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "card/pcscd_state.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace card {

struct ReaderStatus {
  std::string name;
  bool card_present = false;
  bool card_mute = false;
  Bytes atr; ///< empty without a card
  /// Grows by at least one with every card put into this reader, so that a quick swap is not taken for the same card.
  std::uint64_t insertion = 0;

  friend bool operator==(const ReaderStatus&, const ReaderStatus&) = default;
};

/// All readers and cards as they stand now, in pcscd's order.
struct ReaderSnapshot {
  PcscdState service = PcscdState::running;
  std::vector<ReaderStatus> readers;

  friend bool operator==(const ReaderSnapshot&, const ReaderSnapshot&) = default;
};

/// Watches all readers with one thread that blocks in SCardGetStatusChange on every reader and on
/// `\\?PnP?\Notification`: no polling, no wake-up while nothing happens (doc/architecture.md). Never connects to a
/// card.
///
/// While pcscd is away it waits for pcscd's socket to appear (inotify; no polling either) and starts over by itself;
/// one that is there and does not serve us is asked again from time to time.
class ReaderWatch {
public:
  /// Called on the watch's own thread: once for the state found at the start, then after every change.
  using Listener = std::function<void(const ReaderSnapshot&)>;

  explicit ReaderWatch(Listener listener);
  /// No call of the listener is running or will come afterwards. Ends the wait and joins; a pcscd that says nothing any
  /// more is not waited for beyond a bound: the thread then goes when pcscd does.
  ~ReaderWatch();
  ReaderWatch(const ReaderWatch&) = delete;
  ReaderWatch& operator=(const ReaderWatch&) = delete;
  ReaderWatch(ReaderWatch&&) = delete;
  ReaderWatch& operator=(ReaderWatch&&) = delete;

private:
  class Loop;
  std::shared_ptr<Loop> m_loop;
  std::thread m_thread;
};

} // namespace card
