// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <cstdint>

namespace card {

/// Whose turn it is at a card that other programs use too: what the card's thread says of its waiting, and what the
/// others say to it.
///
/// SCardBeginTransaction and SCardConnect come back only when no other program holds a transaction; neither has a bound
/// or can be interrupted. So the wait itself is left alone, and what comes of it too late is given back at once.
class ExchangeGate {
public:
  /// How long to try again while another program has the card for itself alone.
  enum class Patience { about_half_a_second, until_called_off };

  explicit ExchangeGate(Patience patience) : m_patience{patience} {}

  [[nodiscard]] Patience patience() const { return m_patience; }

  /// When an exchange was asked for.
  using Ticket = std::uint64_t;

  /// Thread: any. To be drawn by whoever asks the card's thread for an exchange, when it asks.
  [[nodiscard]] Ticket draw() const { return m_called_off; }

  /// Thread: any. Everything asked for before now gets `card_busy` instead of the card, if it has not got it yet.
  void call_off() { ++m_called_off; }

  /// Any thread: whether the card's thread waits for another program.
  [[nodiscard]] bool is_waiting() const { return m_waiting; }

  /// The card's thread: the exchange of this ticket is next.
  void take_up(Ticket ticket) { m_ticket = ticket; }

  /// The card's thread: whether the exchange it is at was called off.
  [[nodiscard]] bool is_called_off() const { return m_ticket < m_called_off; }

  /// The card's thread waits while it lives.
  class Wait {
  public:
    explicit Wait(ExchangeGate& gate) : m_gate{gate} { m_gate.m_waiting = true; }

    ~Wait() { m_gate.m_waiting = false; }

    Wait(const Wait&) = delete;
    Wait& operator=(const Wait&) = delete;
    Wait(Wait&&) = delete;
    Wait& operator=(Wait&&) = delete;

  private:
    ExchangeGate& m_gate;
  };

private:
  const Patience m_patience;
  std::atomic<Ticket> m_called_off = 0;
  std::atomic<bool> m_waiting = false;
  Ticket m_ticket = UINT64_MAX; ///< of the card's thread alone; an exchange without one is never called off
};

} // namespace card
