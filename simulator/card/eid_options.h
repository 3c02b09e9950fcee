// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/card/applet.h"
#include "simulator/card/holder.h"
#include "simulator/card/simulated_pki.h"

#include <cstdint>
#include <string>

namespace simulator {

/// Which Belgian eID to simulate.
struct EidOptions {
  Applet applet = Applet::v1_8;
  Holder holder = {};
  /// 4 to 12 digits.
  std::string pin = "1234";
  /// PUK2 and PUK1 in a row: 12 digits.
  std::string puk = "222222111111";
  /// 0 (blocked) to 3.
  int tries_left = 3;
  CertificateState validity = CertificateState::usable;
  /// False: a minor's card, whose certificate files are all zero.
  bool has_certificates = true;
  /// Applet 1.7 only: false for a chip without RSA-PSS, the algorithms 10 and 20.
  bool has_pss = true;
  /// Applet 1.7 only: certificates by the CA of applet 1.8 (an RSA key under an EC signature).
  bool is_rekeyed = false;
  /// Goes into the chip's serial number, so that two cards of one applet are not taken for one. The applet goes
  /// into it anyway: OpenSC keeps files by serial number.
  std::uint16_t card_number = 1;
};

} // namespace simulator
