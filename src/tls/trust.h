// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tls {

/// Which servers are believed: the system's roots, or in practice mode one root and nothing else (promises 2 and 8).
struct Trust {
  /// Path of a PEM file with the practice root; nothing means the system's trust. A file that cannot be read trusts
  /// nobody.
  std::optional<std::string> practice_root{};

  /// Which of the authorities so believed may have issued a card host's certificate (tls::IssuerPins); none: any.
  std::vector<std::string> card_host_issuers{};
};

} // namespace tls
