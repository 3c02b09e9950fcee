// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"
#include "portal/key_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace portal {

inline constexpr std::string_view page_prefix = "page ";

/// A [page NAME] group as one file has it.
struct PageEntry {
  PageRule rule;
  bool enabled = true;               ///< false: the page of this name is taken away; the rule has a name only
  std::vector<std::string> services; ///< those that it is for; empty: all
};

/// Reads one [page …] group and checks it. `hosts`: those that its addresses may be of. Throws KeyFileError.
[[nodiscard]] PageEntry read_page(const KeyFile& file, const std::string& group, const std::vector<std::string>& hosts);

/// What else holds for a learned page: something to press or to choose, at one exact address. Throws KeyFileError.
void check_learned(const PageRule& rule, const std::string& group);

} // namespace portal
