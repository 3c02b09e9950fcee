// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/card/chip_files.h"
#include "simulator/card/chip_pin.h"
#include "simulator/card/chip_signing.h"
#include "simulator/card/command_name.h"
#include "simulator/card/eid_options.h"
#include "simulator/card/simulated_card.h"
#include "simulator/card/t0.h"

namespace simulator {

/// A Belgian eID, as the manuals have it (doc/belgian-eid.md §1-§5). Where they leave room it is the
/// stricter of two cards, so that what works with it works with either.
///
/// Not there, for want of a public description, and answered with 6D00: what a municipality or a factory does to a card
/// (EXTERNAL AUTHENTICATE, key commands, activation of files). Timing is not simulated either.
class SimulatedEid : public SimulatedCard {
public:
  /// Makes the card's keys and certificates with `pki`, which is used only here.
  SimulatedEid(SimulatedPki& pki, const EidOptions& options, CardObserver observer = {});

  /// A card with credentials that were issued for it, or for one like it.
  SimulatedEid(EidOptions options, const CardCredentials& credentials, CardObserver observer = {});

  [[nodiscard]] card::Bytes atr() const override;
  void power_on() override;
  [[nodiscard]] card::Bytes answer(card::ByteView command) override;

private:
  [[nodiscard]] Answer carry_out(const Command& command);
  [[nodiscard]] Answer carry_out_other(const Command& command);
  [[nodiscard]] Answer get_card_data(const Command& command);
  [[nodiscard]] Answer get_challenge(const Command& command);
  [[nodiscard]] Answer log_off(const Command& command);
  [[nodiscard]] Answer fetched_later(Answer answer);

  EidOptions m_options;
  ChipFiles m_files;
  ChipPin m_pin;
  ChipSigning m_signing;
  PendingAnswer m_pending;
  CardObserver m_observer;
};

} // namespace simulator
