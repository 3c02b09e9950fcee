// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ledger.h"
#include "simulator/card/simulated_eid.h"

#include <optional>

namespace property {

/// A simulated eID that tells the ledger what the program asked of it. Made once and used by many searches: new keys
/// take time.
class WitnessedCard final : public simulator::SimulatedCard {
public:
  WitnessedCard(int number, simulator::EidOptions options, simulator::CardCredentials credentials, Ledger& ledger);

  [[nodiscard]] card::Bytes atr() const override { return m_eid->atr(); }

  void power_on() override;
  [[nodiscard]] card::Bytes answer(card::ByteView command) override;

  /// As from the town hall, but for the tries that are spent.
  void renew(int tries_left);

  [[nodiscard]] card::Bytes verify_block(bool right) const;

  [[nodiscard]] const std::string& pin() const { return m_options.pin; }

  [[nodiscard]] const std::string& holder() const { return m_holder; }

private:
  int m_number;
  simulator::EidOptions m_options;
  simulator::CardCredentials m_credentials;
  std::string m_holder;
  Ledger& m_ledger;
  std::optional<simulator::SimulatedEid> m_eid;
  int m_tries = simulator::ChipPin::full_tries;
};

} // namespace property
