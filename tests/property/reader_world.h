// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/connection.h"
#include "card/exchange_gate.h"
#include "card/reader_watch.h"
#include "ledger.h"
#include "simulator/card/reader_desk.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace property {

/// What can go wrong with one command on its way to the card and back: the answer is lost, the command is never
/// delivered, pcscd says that another program has the card, bytes of the answer are lost or too many, its status is
/// another.
enum class LineFault { none, lost, undelivered, refused, torn, too_long, wrong_status };

/// Readers, cards, pcscd by its own rules, and another program that uses them too. The way to a card is a Connection,
/// on which trouble can be set to strike at its n-th exchange from now. One thread.
class ReaderWorld {
public:
  static constexpr std::array<const char*, 2> readers{"ACS ACR38", "Vasco DP905"};
  /// The one with keys of its own.
  static constexpr int reader_with_keys = 1;

  /// `at_keys`: what the user does when that reader asks for a PIN.
  ReaderWorld(Ledger& ledger, std::function<void()> at_keys) : m_ledger{ledger}, m_at_keys{std::move(at_keys)} {}

  /// Empties the readers, ends all trouble, starts pcscd.
  void renew();

  void insert(int reader, std::shared_ptr<simulator::SimulatedCard> card);
  void pull(int reader);
  /// The card out and in again, quicker than anyone looks.
  void shake(int reader);

  /// The reader's own plug, with the card in it.
  void unplug(int reader);
  void plug_in(int reader);

  [[nodiscard]] bool is_plugged_in(int reader) const { return slot(reader).plugged_in; }

  /// At the reader's keys.
  void press(const simulator::PadInput& input);

  [[nodiscard]] bool has_card(int reader) const { return slot(reader).card != nullptr; }

  [[nodiscard]] const simulator::SimulatedCard* card_in(int reader) const { return slot(reader).card.get(); }

  void stop_service();
  void start_service();

  [[nodiscard]] bool service_runs() const { return m_desk != nullptr; }

  // The other program. Whatever pcscd refuses it, it does not get.
  void other_resets(int reader);
  void other_says(int reader, card::ByteView command);
  void other_holds(int reader);
  void other_lets_go();

  /// The other program has a card in a transaction.
  [[nodiscard]] bool is_held() const { return m_held != 0; }

  /// What the watch would see now.
  [[nodiscard]] card::ReaderSnapshot look() const;

  /// The program's way to a card. `turn` is told what PcscContext's is told.
  [[nodiscard]] card::Outcome<std::unique_ptr<card::Connection>> connect(const std::string& reader,
                                                                         card::ExchangeGate& gate);

  /// The program has seen what `insertion` of this reader is when it decides to read it: see connect().
  void is_to_be_read(const std::string& reader, std::uint64_t insertion);

  /// Connections of the program that were not closed.
  [[nodiscard]] int open_connections() const { return m_open_connections; }

  /// The header of the command that the program's present call sends to the card; empty when it is another call.
  [[nodiscard]] card::ByteView command() const { return m_command; }

  /// Does `what` right before the program's call to pcscd that comes after `calls` others.
  void strike(int calls, std::function<void()> what);
  /// The same for a fault of the line, on one command that comes after `commands` others. `detail`: how many bytes are
  /// left or too many, or which status.
  void strike(int commands, LineFault fault, std::uint16_t detail);

private:
  class Link;

  struct Slot {
    std::shared_ptr<simulator::SimulatedCard> card;
    std::uint64_t insertion = 0;
    bool plugged_in = true;
    std::uint64_t to_be_read = 0; ///< the insertion that the program decided to read
  };

  struct Trouble {
    int calls;
    std::function<void()> what;
  };

  struct LineTrouble {
    int commands;
    LineFault fault;
    std::uint16_t detail;
  };

  [[nodiscard]] const Slot& slot(int reader) const { return m_slots.at(static_cast<std::size_t>(reader)); }

  [[nodiscard]] Slot& slot(int reader) { return m_slots.at(static_cast<std::size_t>(reader)); }

  void call_begins(card::ByteView command = {});
  [[nodiscard]] LineTrouble next_line_trouble();
  [[nodiscard]] simulator::ReaderDesk::Handle other_connects(int reader);
  void other_disconnects(simulator::ReaderDesk::Handle handle, simulator::pcscd::WireDisposition disposition);

  Ledger& m_ledger;
  std::array<Slot, readers.size()> m_slots;
  std::unique_ptr<simulator::ReaderDesk> m_desk;
  unsigned m_service_starts = 0;
  simulator::ReaderDesk::Handle m_held = 0;
  int m_open_connections = 0;
  int m_connections = 0;
  card::Bytes m_command;
  std::function<void()> m_at_keys;
  std::vector<Trouble> m_troubles;
  std::vector<LineTrouble> m_line_troubles;
};

} // namespace property
