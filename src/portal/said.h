// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace portal {

/// Returns the text without its case, for comparing; empty for what is no UTF-8.
[[nodiscard]] std::string folded(std::string_view text);

/// Returns whether a word of `text` begins with `words`, whatever the case of either.
[[nodiscard]] bool says(std::string_view text, std::string_view words);

/// Returns the text without its case and its accents, for finding a name however it is written; empty as folded().
[[nodiscard]] std::string bare(std::string_view text);

/// Returns the text taken apart at everything that is no letter.
[[nodiscard]] std::vector<std::string> words_in(const std::string& text);

template <typename Words>
[[nodiscard]] bool says_one_of(std::string_view text, const Words& words) {
  for (const std::string_view each : words)
    if (says(text, each))
      return true;
  return false;
}

} // namespace portal
