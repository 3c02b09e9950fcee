// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/connection.h"
#include "card/pcsc_context.h"

#include <winscard.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace card {

/// A card in a PC/SC reader, shared with other programs, T=0 only. All calls on the card's thread.
class PcscConnection final : public Connection {
public:
  /// Powers the card when need be. Waits for the end of another program's transaction, and as the context's
  /// ExchangeGate says for that of a program that has the card for itself; `card_busy` then. Tries once more with a new
  /// context when pcscd was restarted since `context` was made. `context` outlives the connection.
  [[nodiscard]] static Outcome<std::unique_ptr<PcscConnection>> connect(PcscContext& context,
                                                                        const std::string& reader);
  ~PcscConnection() override;
  PcscConnection(const PcscConnection&) = delete;
  PcscConnection& operator=(const PcscConnection&) = delete;
  PcscConnection(PcscConnection&&) = delete;
  PcscConnection& operator=(PcscConnection&&) = delete;

  /// Known from the first transaction on.
  [[nodiscard]] ByteView atr() const override { return m_atr; }

  [[nodiscard]] Outcome<Bytes> transmit(ByteView command) override;
  [[nodiscard]] Outcome<std::monostate> begin_transaction() override;
  void end_transaction() override;
  [[nodiscard]] Outcome<std::monostate> reconnect() override;
  [[nodiscard]] Outcome<Bytes> control(std::uint32_t code, ByteView command) override;
  [[nodiscard]] std::uint16_t firmware() const override;
  void disconnect(Disposition disposition) override;

private:
  PcscConnection(SCARDHANDLE handle, ExchangeGate& gate) : m_gate{gate}, m_handle{handle} {}

  [[nodiscard]] Outcome<std::monostate> read_atr();
  [[nodiscard]] std::optional<Fault> missing() const;
  [[nodiscard]] Fault explain(LONG code) const;

  ExchangeGate& m_gate;
  std::optional<SCARDHANDLE> m_handle;
  Bytes m_atr;
  bool m_in_transaction = false;
};

} // namespace card
