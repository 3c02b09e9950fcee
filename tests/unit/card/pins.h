// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/pin.h"

#include <string_view>

namespace card {

inline Pin pin_of(std::string_view digits) {
  Pin pin;
  for (const char digit : digits)
    pin.append(digit);
  return pin;
}

} // namespace card
