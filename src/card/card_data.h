// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/private.h"
#include "card/tries_left.h"

#include <array>
#include <cstdint>
#include <optional>

namespace card {

/// The chip's serial number: 16 bytes of GET CARD DATA (doc/belgian-eid.md §1.4). It identifies a person's
/// card for its whole life, hence private.
using ChipSerial = Private<std::array<std::uint8_t, 16>>;

/// The two families of cards this program signs in with (doc/belgian-eid.md §0.3).
enum class Generation {
  applet_1_7, ///< RSA-2048
  applet_1_8, ///< ECDSA on P-384
};

/// What GET CARD DATA says of a card.
struct CardData {
  ChipSerial serial;
  Generation generation = Generation::applet_1_8;
  /// Known at once on applet 1.8; applet 1.7 is asked with an empty VERIFY.
  std::optional<TriesLeft> tries;
};

} // namespace card
