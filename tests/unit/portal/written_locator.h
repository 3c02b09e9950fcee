// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/locator.h"

#include <string>
#include <variant>

/// Of a text that a test knows to be right. Throws std::bad_variant_access where it is not.
inline portal::Locator locator(const std::string& text) {
  return std::get<portal::Locator>(portal::parse_locator(text));
}
