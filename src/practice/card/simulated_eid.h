// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "practice/card/chip_files.h"
#include "practice/card/chip_key.h"
#include "practice/card/chip_pin.h"
#include "practice/card/command_name.h"
#include "practice/card/eid_options.h"
#include "practice/card/simulated_card.h"
#include "practice/card/t0.h"

#include <optional>

namespace practice {

/// A Belgian eID of applet 1.7 or 1.8, as the manuals have it (reference/belgian-eid-card.md §1-§5). Where they leave
/// room it is the stricter of two cards, so that what works with it works with either.
class SimulatedEid : public SimulatedCard {
public:
  /// Makes the card's keys and certificates with `pki`, which is used only here.
  SimulatedEid(TestPki& pki, const EidOptions& options, CardObserver observer = {});

  /// A card with credentials that were issued for it, or for one like it.
  SimulatedEid(EidOptions options, const CardCredentials& credentials, CardObserver observer = {});

  [[nodiscard]] card::Bytes atr() const override;
  void power_on() override;
  [[nodiscard]] card::Bytes answer(card::ByteView command) override;

private:
  struct Keys {
    ChipKey authentication;
    ChipKey signature;
    std::optional<ChipKey> basic; ///< of the chip itself; applet 1.8 only
  };

  /// What MSE SET chose.
  struct SecurityEnvironment {
    bool is_signature_key;
    SignatureAlgorithm algorithm;
  };

  [[nodiscard]] Answer carry_out(const Command& command);
  [[nodiscard]] Answer get_card_data(const Command& command);
  [[nodiscard]] Answer log_off(const Command& command);
  [[nodiscard]] Answer set_security_environment(const Command& command);
  [[nodiscard]] Answer sign(const Command& command);
  [[nodiscard]] Answer internal_authenticate(const Command& command);

  [[nodiscard]] bool is_1_7() const { return m_options.generation == card::Generation::applet_1_7; }

  EidOptions m_options;
  ChipFiles m_files;
  ChipPin m_pin;
  Keys m_keys;
  PendingAnswer m_pending;
  std::optional<SecurityEnvironment> m_environment;
  CardObserver m_observer;
};

} // namespace practice
