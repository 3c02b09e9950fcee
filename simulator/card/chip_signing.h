// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/card/applet.h"
#include "simulator/card/chip_key.h"
#include "simulator/card/chip_pin.h"
#include "simulator/card/simulated_pki.h"
#include "simulator/card/t0.h"

#include <optional>

namespace simulator {

/// MSE SET, PSO and INTERNAL AUTHENTICATE (doc/belgian-eid.md §5). What is signed is the data of the answer;
/// the caller makes the reader fetch it.
class ChipSigning {
public:
  ChipSigning(Applet applet, const CardCredentials& credentials, bool has_certificates, bool has_pss);

  /// A reset or a log-off: the security environment is gone.
  void forget() { m_environment.reset(); }

  /// `in_belpic`: whether DF(BELPIC), where the keys are, is the current directory. The order in which a wrong command
  /// is found wrong is not documented.
  [[nodiscard]] Answer set_security_environment(const Command& command, bool in_belpic);

  [[nodiscard]] Answer sign(const Command& command, ChipPin& pin);

  /// Proves that the chip is genuine, without a PIN. The form with a certificate (mutual authentication) is not there.
  [[nodiscard]] Answer internal_authenticate(const Command& command);

  /// A good VERIFY allows full_proofs more calls of internal_authenticate().
  void allow_proofs() { m_proofs_left = full_proofs; }

  static constexpr int full_proofs = 5000;

private:
  /// What MSE SET chose.
  struct SecurityEnvironment {
    bool is_signature_key;
    SignatureAlgorithm algorithm;
  };

  Applet m_applet;
  bool m_has_certificates;
  bool m_has_pss;
  ChipKey m_authentication;
  ChipKey m_signature;
  ChipKey m_basic;
  std::optional<SecurityEnvironment> m_environment;
  int m_proofs_left = full_proofs;
};

} // namespace simulator
