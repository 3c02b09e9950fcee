// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace portal {

/// Returns `pattern` with `value` in the place of its "%1", as Glib::ustring::compose() does with glibmm, which this
/// room does without.
[[nodiscard]] inline std::string compose(std::string pattern, std::string_view value) {
  constexpr std::string_view place = "%1";
  if (const auto at = pattern.find(place); at != std::string::npos)
    pattern.replace(at, place.size(), value);
  return pattern;
}

} // namespace portal
