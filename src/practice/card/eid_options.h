// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_data.h"
#include "practice/card/holder.h"
#include "practice/card/test_pki.h"

#include <cstdint>
#include <string>

namespace practice {

/// Which Belgian eID to simulate.
struct EidOptions {
  card::Generation generation = card::Generation::applet_1_8;
  Holder holder = {};
  /// 4 to 12 digits.
  std::string pin = "1234";
  /// 0 (blocked) to 3.
  int tries_left = 3;
  Validity validity = Validity::usable;
  /// False: a minor's card, whose certificate files are all zero.
  bool has_certificates = true;
  /// Goes into the chip's serial number, so that two cards of one generation are not taken for one. The generation goes
  /// into it anyway: OpenSC keeps files by serial number.
  std::uint16_t card_number = 1;
};

} // namespace practice
