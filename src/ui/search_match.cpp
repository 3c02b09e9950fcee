// SPDX-License-Identifier: EUPL-1.2
#include "ui/search_match.h"

#include "portal/said.h"

#include <sstream>

namespace ui {

bool is_found_in(const std::string& search, const std::string& line) {
  const auto letters = portal::bare(line);
  std::istringstream words{portal::bare(search)};
  for (std::string word; words >> word;)
    if (letters.find(word) == std::string::npos)
      return false;
  return true;
}

} // namespace ui
