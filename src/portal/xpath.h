// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

namespace portal {

/// What `path` should be and is not, as in DescriptionError::expected; nothing when a page can be asked for it:
/// XPath 1.0 that finds elements, as the view's pages understand it. Thread-safe.
[[nodiscard]] std::optional<std::string> xpath_fault(const std::string& path);

} // namespace portal
