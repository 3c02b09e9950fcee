// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace simulator {

/// The made-up person on a practice card.
struct Holder {
  std::string first_name = "Ada";
  std::string surname = "Proef";
  /// Eleven digits that no one can have: month 99, day 99.
  std::string national_number = "99999999901";
};

} // namespace simulator
