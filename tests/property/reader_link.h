// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "reader_world.h"

#include <cstdint>

namespace property {

/// What pcscd's answer is to the program, as PcscConnection would put it.
[[nodiscard]] card::Fault fault_of(simulator::pcscd::Result result);

/// The program's Connection to a card of the ReaderWorld.
class ReaderWorld::Link final : public card::Connection {
public:
  Link(ReaderWorld& world, std::string reader, card::ExchangeGate& gate, simulator::ReaderDesk::Handle handle,
       int number);
  ~Link() override;
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;
  Link(Link&&) = delete;
  Link& operator=(Link&&) = delete;

  [[nodiscard]] card::ByteView atr() const override { return m_atr; }

  [[nodiscard]] card::Outcome<card::Bytes> transmit(card::ByteView command) override;
  [[nodiscard]] card::Outcome<std::monostate> begin_transaction() override;
  void end_transaction() override;
  [[nodiscard]] card::Outcome<std::monostate> reconnect() override;
  void disconnect(card::Disposition disposition) override;

  /// When the reader asks for a PIN, its user answers at once.
  [[nodiscard]] card::Outcome<card::Bytes> control(std::uint32_t code, card::ByteView command) override;

  [[nodiscard]] std::uint16_t firmware() const override { return 0; }

private:
  /// pcscd, if it is still the one that gave the handle.
  [[nodiscard]] simulator::ReaderDesk* desk() const;
  void read_atr();

  ReaderWorld& m_world;
  std::string m_reader;
  card::ExchangeGate& m_gate;
  simulator::ReaderDesk::Handle m_handle;
  int m_number;
  unsigned m_service;
  card::Bytes m_atr;
  bool m_open = true;
  bool m_in_transaction = false;
};

} // namespace property
