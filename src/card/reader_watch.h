// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace card {

/// How the PC/SC service (pcscd) stands.
enum class Service {
  running,
  stopped, ///< no pcscd, or its socket is not there
  refused, ///< pcscd is there and does not let this user in (polkit, permission)
};

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
  Service service = Service::running;
  std::vector<ReaderStatus> readers;

  friend bool operator==(const ReaderSnapshot&, const ReaderSnapshot&) = default;
};

/// Watches all readers with one thread that blocks in SCardGetStatusChange on every reader and on
/// `\\?PnP?\Notification`: no polling, no wake-up while nothing happens (design.md section 3). Never connects to a
/// card.
///
/// While pcscd is away it waits for pcscd's socket to appear (inotify; no polling either) and starts over by itself.
class ReaderWatch {
public:
  /// Called on the watch's own thread: once for the state found at the start, then after every change.
  using Listener = std::function<void(const ReaderSnapshot&)>;

  explicit ReaderWatch(Listener listener);
  /// Cancels the wait and joins: no call of the listener is running or will come afterwards.
  ~ReaderWatch();
  ReaderWatch(const ReaderWatch&) = delete;
  ReaderWatch& operator=(const ReaderWatch&) = delete;
  ReaderWatch(ReaderWatch&&) = delete;
  ReaderWatch& operator=(ReaderWatch&&) = delete;

private:
  class Loop;
  std::unique_ptr<Loop> m_loop;
};

} // namespace card
