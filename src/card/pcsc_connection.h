// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/connection.h"
#include "card/pcsc_context.h"

#include <winscard.h>

#include <memory>
#include <optional>
#include <string>

namespace card {

/// A card in a PC/SC reader, shared with other programs, T=0 only. All calls on the card's thread.
class PcscConnection final : public Connection {
public:
  /// Powers the card when need be. Tries again for about half a second while another program has the card for itself
  /// (`card_busy` then), and once with a new context when pcscd was restarted since `context` was made.
  [[nodiscard]] static Outcome<std::unique_ptr<PcscConnection>> connect(PcscContext& context,
                                                                        const std::string& reader);
  ~PcscConnection() override;
  PcscConnection(const PcscConnection&) = delete;
  PcscConnection& operator=(const PcscConnection&) = delete;
  PcscConnection(PcscConnection&&) = delete;
  PcscConnection& operator=(PcscConnection&&) = delete;

  [[nodiscard]] ByteView atr() const override { return m_atr; }

  [[nodiscard]] Outcome<Bytes> transmit(ByteView command) override;
  [[nodiscard]] Outcome<std::monostate> begin_transaction() override;
  void end_transaction() override;
  [[nodiscard]] Outcome<std::monostate> reconnect() override;
  void disconnect(Disposition disposition) override;

private:
  explicit PcscConnection(SCARDHANDLE handle) : m_handle{handle} {}

  [[nodiscard]] Outcome<std::monostate> read_atr();
  [[nodiscard]] Fault explain(LONG code) const;

  std::optional<SCARDHANDLE> m_handle;
  Bytes m_atr;
  bool m_in_transaction = false;
};

} // namespace card
