// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/portal/words.h"

#include <string>
#include <string_view>

namespace simulator {

/// Fills a page's template: `{{name}}` becomes the value, made safe for HTML; `{{{name}}}` the value as it is.
///
/// Throws std::runtime_error for a name without a value: a page is never shown with a hole in it.
[[nodiscard]] std::string fill(std::string_view text, const Values& values);

/// `text` as a JSON string, with its quotes.
[[nodiscard]] std::string json_string(std::string_view text);

} // namespace simulator
