// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace simulator {

/// Names in a template, and what stands for them.
using Values = std::map<std::string, std::string, std::less<>>;

/// The languages of the portal's pages. The identity provider's also has "en".
[[nodiscard]] bool is_portal_language(std::string_view language);

/// The content of a file of pages/, built into the program. Throws std::runtime_error when there is none.
[[nodiscard]] std::string built_in_file(const std::string& name);

/// All words of the practice portal (pages/words.ini) in one language; those of "nl" when it has none.
///
/// `language` is among them, under the name "language".
[[nodiscard]] Values words(std::string_view language);

} // namespace simulator
