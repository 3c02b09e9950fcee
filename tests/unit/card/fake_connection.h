// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/connection.h"
#include "fake_eid.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace card {

/// The world around a FakeEid: what PC/SC did with it, and the trouble to come.
struct FakeReader {
  explicit FakeReader(Generation generation) : eid{generation} {}

  FakeEid eid;
  std::vector<std::string> events; ///< "begin", "end", "reconnect", "pad", "leave", "reset"
  bool in_transaction = false;
  bool connected = true;
  bool busy = false;              ///< each begin says so
  bool reset_by_others = false;   ///< the next begin or transmit says so
  bool lose_reply_to_pin = false; ///< the card gets the PIN, and its answer gets lost
  std::optional<Fault> trouble;   ///< what every exchange gives from now on

  Outcome<Bytes> features = Fault::reader_cannot;
  std::uint16_t firmware = 0;
  std::vector<Bytes> pad_requests;
  /// What the pad answers once its user has done something; 9000 and the like after a VERIFY of its own.
  std::function<Outcome<Bytes>(FakeEid&)> pad;

  [[nodiscard]] std::unique_ptr<Connection> connect();
};

class FakeConnection final : public Connection {
public:
  explicit FakeConnection(FakeReader& reader) : m_reader{reader}, m_atr{reader.eid.atr()} {}

  [[nodiscard]] ByteView atr() const override { return m_atr; }

  Outcome<Bytes> transmit(ByteView command) override {
    if (!m_reader.connected)
      return Fault::card_removed;
    if (m_reader.reset_by_others)
      return Fault::card_reset;
    if (m_reader.trouble)
      return *m_reader.trouble;
    auto answer = m_reader.eid.answer(command);
    if (m_reader.lose_reply_to_pin && is_verify(command))
      return Fault::timed_out;
    return answer;
  }

  Outcome<std::monostate> begin_transaction() override {
    m_reader.events.emplace_back("begin");
    if (m_reader.busy)
      return Fault::card_busy;
    if (m_reader.reset_by_others)
      return Fault::card_reset;
    m_reader.in_transaction = true;
    return std::monostate{};
  }

  void end_transaction() override {
    m_reader.events.emplace_back("end");
    m_reader.in_transaction = false;
  }

  Outcome<std::monostate> reconnect() override {
    m_reader.events.emplace_back("reconnect");
    m_reader.reset_by_others = false;
    m_reader.eid.reset();
    return std::monostate{};
  }

  Outcome<Bytes> control(std::uint32_t code, ByteView command) override {
    if (code == 0x42000D48)
      return m_reader.features;
    m_reader.events.emplace_back("pad");
    m_reader.pad_requests.emplace_back(command.begin(), command.end());
    return m_reader.pad ? m_reader.pad(m_reader.eid) : Outcome<Bytes>{Fault::reader_cannot};
  }

  [[nodiscard]] std::uint16_t firmware() const override { return m_reader.firmware; }

  void disconnect(Disposition disposition) override {
    if (!m_reader.connected)
      return;
    m_reader.events.emplace_back(disposition == Disposition::leave ? "leave" : "reset");
    if (disposition == Disposition::reset)
      m_reader.eid.reset();
    m_reader.connected = false;
    m_reader.in_transaction = false;
  }

private:
  FakeReader& m_reader;
  Bytes m_atr;
};

inline std::unique_ptr<Connection> FakeReader::connect() {
  connected = true;
  events.clear();
  return std::make_unique<FakeConnection>(*this);
}

} // namespace card
