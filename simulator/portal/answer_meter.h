// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libsoup/soup.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace simulator {

/// One answer, and what it took. Times are those of the monotonic clock, as g_get_monotonic_time() tells it.
struct MeasuredAnswer {
  std::string method;
  std::string host; ///< without the port
  std::string path;
  unsigned status = 0;
  std::chrono::microseconds began{}; ///< the request had been read
  std::chrono::microseconds took{};  ///< until the answer was written
  unsigned connection = 0;           ///< the port at its other end
  /// By this connection so far, both ways: TLS with its handshake, heads and bodies.
  std::uint64_t received = 0;
  std::uint64_t sent = 0;
};

/// Told of each answer once it is written; of none that broke off.
using AnswerObserver = std::function<void(const MeasuredAnswer&)>;

/// Measures what a server answers, from the constructor to the destructor. The server outlives it. Thread: main loop.
class AnswerMeter {
public:
  AnswerMeter(SoupServer* server, AnswerObserver observer);
  ~AnswerMeter();
  AnswerMeter(const AnswerMeter&) = delete;
  AnswerMeter& operator=(const AnswerMeter&) = delete;
  AnswerMeter(AnswerMeter&&) = delete;
  AnswerMeter& operator=(AnswerMeter&&) = delete;

private:
  static void request_read(SoupServer* server, SoupServerMessage* message, gpointer self);
  static void request_finished(SoupServer* server, SoupServerMessage* message, gpointer self);
  static void request_aborted(SoupServer* server, SoupServerMessage* message, gpointer self);

  SoupServer* m_server;
  AnswerObserver m_observer;
  std::map<SoupServerMessage*, std::chrono::microseconds> m_began;
};

} // namespace simulator
