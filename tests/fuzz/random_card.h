// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/connection.h"
#include "fuzz_input.h"

#include <cstdint>
#include <optional>

namespace fuzz {

/// A card, and a reader, that answer whatever the input says: what an eID would, nonsense, or nothing at all.
class RandomCard {
public:
  explicit RandomCard(Input& input);

  [[nodiscard]] card::ByteView atr() const { return m_atr; }

  [[nodiscard]] card::Outcome<card::Bytes> transmit(card::ByteView command);

  /// What the reader says of its keys.
  [[nodiscard]] card::Outcome<card::Bytes> features();

  /// The user at the reader's keys: types a PIN, or does not.
  [[nodiscard]] card::Outcome<card::Bytes> ask_on_pad();

  /// A fault, every now and then.
  [[nodiscard]] card::Outcome<std::monostate> happen();

  /// The card lost its power: it is locked again.
  void reset() { m_unlocked = false; }

  /// VERIFYs with a PIN in them, the pad's among them.
  [[nodiscard]] int verifies() const { return m_verifies; }

  /// Whether a PIN may still count: it was accepted, or nobody knows, and it was not taken back since.
  [[nodiscard]] bool unlocked() const { return m_unlocked; }

private:
  [[nodiscard]] card::Bytes answer(card::ByteView command);
  [[nodiscard]] card::Bytes plausible_answer(card::ByteView command);
  void note(card::ByteView command, const card::Outcome<card::Bytes>& answer);
  [[nodiscard]] card::Bytes answer_of_pad();

  Input& m_input;
  card::Bytes m_atr;
  std::uint8_t m_applet;
  int m_verifies = 0;
  bool m_unlocked = false;
};

/// PC/SC as EidSession uses it, with a RandomCard behind it. Dies when the card is left unlocked to others.
class RandomConnection : public card::Connection {
public:
  explicit RandomConnection(RandomCard& card) : m_card{card} {}

  [[nodiscard]] card::ByteView atr() const override { return m_card.atr(); }

  [[nodiscard]] card::Outcome<card::Bytes> transmit(card::ByteView command) override {
    return m_card.transmit(command);
  }

  [[nodiscard]] card::Outcome<std::monostate> begin_transaction() override { return m_card.happen(); }

  [[nodiscard]] card::Outcome<card::Bytes> control(std::uint32_t code, card::ByteView command) override;

  [[nodiscard]] std::uint16_t firmware() const override { return 0x0506; }

  void end_transaction() override;
  [[nodiscard]] card::Outcome<std::monostate> reconnect() override;
  void disconnect(card::Disposition disposition) override;

private:
  RandomCard& m_card;
};

} // namespace fuzz
