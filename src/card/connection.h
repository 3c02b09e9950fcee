// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "card/fault.h"
#include "card/transport.h"

#include <cstdint>
#include <variant>

namespace card {

/// What becomes of the card when its connection ends.
enum class Disposition {
  leave, ///< as it is, for the next program
  reset, ///< without power for a moment: it forgets a PIN
};

/// A Transport that other programs may share: what EidSession needs beyond APDUs. PcscConnection in the product.
/// All calls on the card's thread.
class Connection : public Transport {
public:
  /// The card's answer to reset, as it was at the first transaction after connect or reconnect.
  [[nodiscard]] virtual ByteView atr() const = 0;

  /// From here until end_transaction() no other program reaches the card. Waits for a program that has it now, without
  /// bound; `card_busy` when the wait was called off meanwhile (ExchangeGate).
  /// `card_reset` when another program reset the card since the last call: see reconnect().
  [[nodiscard]] virtual Outcome<std::monostate> begin_transaction() = 0;

  virtual void end_transaction() = 0;

  /// Goes on with a card that another program reset. It may be another card: look who it is.
  [[nodiscard]] virtual Outcome<std::monostate> reconnect() = 0;

  /// Asks the reader itself, not the card (SCardControl). May take as long as the user does, on a reader with keys.
  /// `reader_cannot` when the reader did nothing at all, and when its driver failed at a question without data, which
  /// never reaches the card.
  [[nodiscard]] virtual Outcome<Bytes> control(std::uint32_t code, ByteView command) = 0;

  /// The reader's firmware as MMmm; zero when it does not say.
  [[nodiscard]] virtual std::uint16_t firmware() const = 0;

  /// Ends the transaction, if there is one, and the connection. Safe to call twice.
  virtual void disconnect(Disposition disposition) = 0;
};

} // namespace card
